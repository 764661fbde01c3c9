export function settingsFaults(faults: readonly string[]): string {
  const list = faults.map((fault) => `  - ${fault}`).join('\n');
  return `La configuración tiene ${faults.length === 1 ? 'un error' : `${faults.length} errores`}:\n${list}\nCorríjala (vea rendir.config.example.yaml) y vuelva a iniciar.`;
}

export function incompleteCredential(names: readonly string[]): string {
  return `credencial incompleta: falta ${names.join(', ')}`;
}
