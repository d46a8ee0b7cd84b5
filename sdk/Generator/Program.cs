using System.CommandLine;
using System.CommandLine.Invocation;
using Proxmox.SdkGenerator;
using Proxmox.SdkGenerator.Emit;
using Proxmox.SdkGenerator.Schema;

Argument<string> schema = new("SCHEMA") { Description = "The package schema" };
Argument<string> folder = new("FOLDER") { Description = "The folder of the SDK; what else is in it is removed" };
RootCommand root = new("Writes the .NET SDK of a package schema.") { schema, folder };
root.SetAction(async (line, cancel) =>
{
    var file = line.GetRequiredValue(schema);
    try
    {
        SdkFolder.Write(line.GetRequiredValue(folder), Sdk.Write(SchemaReader.Read(await File.ReadAllTextAsync(file, cancel))));
        return 0;
    }
    catch (Exception problem) when (problem is SchemaException or IOException or UnauthorizedAccessException)
    {
        await Console.Error.WriteLineAsync($"{file}: {problem.Message}");
        return 1;
    }
});
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Action is ParseErrorAction ? 2 : code;
