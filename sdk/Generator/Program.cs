using Proxmox.SdkGenerator;
using Proxmox.SdkGenerator.Emit;
using Proxmox.SdkGenerator.Schema;

// Proxmox.SdkGenerator SCHEMA FOLDER: writes the .NET SDK of a package schema.
if (args is not [var schema, var folder])
{
    await Console.Error.WriteLineAsync("Usage: Proxmox.SdkGenerator SCHEMA FOLDER");
    return 2;
}
try
{
    SdkFolder.Write(folder, Sdk.Write(SchemaReader.Read(await File.ReadAllTextAsync(schema))));
    return 0;
}
catch (Exception problem) when (problem is SchemaException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"{schema}: {problem.Message}");
    return 1;
}
