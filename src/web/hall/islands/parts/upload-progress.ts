/** Sends a form with files and shows how far it is. The answer takes the page's place, as without script. */
export class UploadProgress extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('submit', (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || !hasFiles(form)) return;
      event.preventDefault();
      this.send(form, event.submitter);
    });
  }

  private send(form: HTMLFormElement, submitter: HTMLElement | null): void {
    const request = new XMLHttpRequest();
    const bar = this.querySelector('progress');
    const done = (sent: boolean) => {
      if (bar) bar.hidden = true;
      if (submitter instanceof HTMLButtonElement) submitter.disabled = false;
      if (!sent) this.say(this.dataset.failed);
    };
    if (bar) {
      bar.hidden = false;
      request.upload.addEventListener('progress', ({ loaded, total }) => {
        bar.value = total > 0 ? (100 * loaded) / total : 0;
      });
    }
    request.addEventListener('load', () => {
      done(true);
      show(request.responseText, request.responseURL);
    });
    request.addEventListener('error', () => done(false));
    request.addEventListener('timeout', () => done(false));
    request.open('POST', form.action);
    request.setRequestHeader('accept', 'text/html');
    request.send(new FormData(form));
    if (submitter instanceof HTMLButtonElement) submitter.disabled = true;
    this.say(this.dataset.words);
  }

  private say(text = ''): void {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = text;
  }
}

function hasFiles(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].some(
    (input) => (input.files?.length ?? 0) > 0,
  );
}

function show(html: string, url: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.title = page.title;
  document.body.replaceWith(page.body);
  history.pushState(null, '', url);
  scrollTo(0, 0);
  dispatchEvent(new Event('hall:changed'));
}
