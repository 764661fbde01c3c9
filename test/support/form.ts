/** A form with files as a browser sends it, ready for `inject`. */
export function formOf(
  fields: Readonly<Record<string, string>>,
  ...files: readonly { name: string; bytes: Uint8Array }[]
): { payload: Buffer; headers: Record<string, string> } {
  const boundary = '----rendir8f2c';
  const part = (head: string, body: Uint8Array | string) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ];
  const quoted = (name: string) => name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const payload = Buffer.concat([
    ...Object.entries(fields).flatMap(([name, value]) => part(`name="${name}"`, value)),
    ...files.flatMap(({ name, bytes }) =>
      part(`name="file"; filename="${quoted(name)}"\r\nContent-Type: application/octet-stream`, bytes),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  return {
    payload,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': String(payload.length) },
  };
}
