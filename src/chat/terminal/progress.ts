/** How far a long answer is: one line that is written over, and gone at the end. */

/** @returns told how much is done, of how much; says nothing where no person looks on */
export const progressOn =
  (output: { isTTY?: boolean; write(text: string): unknown }, what: string): ((done: number, of: number) => void) =>
  (done, of) => {
    if (output.isTTY) output.write(done < of ? `\r${done} of ${of} ${what}` : '\r\u001b[K');
  };
