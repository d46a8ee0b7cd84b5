using System.Collections.Immutable;
using System.Text.Json;
using Proxmox.Engine;
using Proxmox.Hcl;
using Proxmox.Programs.Model;
using Proxmox.Pulumi.Schemas;
using Proxmox.Resources;
using Proxmox.Testing;

namespace Proxmox.Programs.Tests;

/// <summary>Examples as programs.</summary>
internal static class Converted
{
    /// <summary>The examples of the repository.</summary>
    public static Examples Examples { get; } = new(Path.Combine(Repository.Root, Examples.Folder));

    /// <summary>The schema that names and types are taken from.</summary>
    public static PackageView Package { get; } =
        new(JsonDocument.Parse(PulumiSchema.Build(Catalogs.All, ProviderConfiguration.Declaration, "1.2.3")).RootElement);

    /// <summary>The programs of a text in HCL.</summary>
    public static ImmutableArray<ExampleProgram> Programs(string hcl) =>
        new Translation(Catalogs.All, Package).Of(HclReader.Read("example.tf", hcl));

    /// <summary>What is said of a text in HCL that is no program.</summary>
    public static string Refusal(string hcl) => Assert.Throws<HclException>(() => Programs(hcl))!.Message;
}
