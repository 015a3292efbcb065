/** An officer's account, as histories name it. */
export interface DemoAccount {
  id: string;
  name: string;
}
