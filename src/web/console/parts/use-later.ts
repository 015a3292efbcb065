import { useEffect, useState } from 'react';

/** The value once it has stood still for a while: what is asked of the server while somebody types. */
export function useSettled<Value>(value: Value, pauseMs = 220): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
