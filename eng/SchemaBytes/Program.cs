using System.CommandLine;
using System.Reflection;
using Proxmox.Engine;
using Proxmox.Programs;
using Proxmox.Resources;
using Proxmox.Terraform.Schemas;

Argument<FileInfo> terraform = new("TERRAFORM") { Description = "The file for the answer to GetProviderSchema" };
Argument<FileInfo> pulumi = new("PULUMI") { Description = "The file for Pulumi's package schema" };
Argument<DirectoryInfo> examples = new("EXAMPLES") { Description = "The directory of the examples" };
RootCommand root = new("Writes the schemas that the build of the provider embeds.") { terraform, pulumi, examples };
root.SetAction(line =>
{
    var version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);
    File.WriteAllBytes(line.GetRequiredValue(terraform).FullName, SchemaBytes.Build(Catalogs.All, ProviderConfiguration.Declaration));
    File.WriteAllText(line.GetRequiredValue(pulumi).FullName,
        ExamplePrograms.Schema(Catalogs.All, ProviderConfiguration.Declaration, version, new(line.GetRequiredValue(examples).FullName)));
});
return root.Parse(args).Invoke();
