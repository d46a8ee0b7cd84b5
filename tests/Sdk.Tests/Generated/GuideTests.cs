namespace Sdk.Tests.Generated;

/// <summary>The programs in C# that the guides show.</summary>
public sealed class GuideTests
{
    // What every project has by itself, as the template of Pulumi writes it.
    private const string Implicit = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading.Tasks;
        """;

    // What the text around a part of a program says of the rest: its namespaces, and the objects that are declared elsewhere.
    private static readonly Dictionary<string, (string[] Namespaces, string[] Elsewhere)> Around = new(StringComparer.Ordinal)
    {
        ["adopting-existing-guests"] = (["Guests"], []),
        ["backups-and-restore"] = (["Backup", "Guests", "Guests.Inputs", "Storage"], ["DirectoryStorage archives"]),
        ["clusters-and-ha"] = (["Guests", "Ha", "Replication"], ["HaResource first", "HaResource second", "VirtualMachine database"]),
        ["coming-from-bpg"] = (["Guests"], []),
        ["csharp"] = (["Guests", "Pools"], []),
        ["firewall"] = (["Firewall", "Firewall.Inputs", "Guests"], ["VirtualMachine web", "SecurityGroup webserver"]),
        ["migration-and-ha"] = (["Guests", "Guests.Inputs"], []),
        ["restarts-and-hotplug"] = (["Guests", "Guests.Inputs"], ["VirtualMachine web"]),
        ["sdn"] = (["Guests", "Guests.Inputs", "Sdn", "Sdn.Inputs"], []),
    };

    public static IEnumerable<TestCaseData> Programs =>
        from path in Directory.EnumerateFiles(Path.Combine(Sources.Root, "docs/guides"), "*.md").Order(StringComparer.Ordinal)
        let page = Path.GetFileNameWithoutExtension(path)
        from program in CompiledProgram.In(File.ReadAllText(path)).Select((code, index) => (Code: code, Name: $"{page} {index + 1}"))
        select new TestCaseData(page, program.Code).SetArgDisplayNames(program.Name);

    [TestCaseSource(nameof(Programs))]
    public void A_program_compiles_against_the_SDK_without_a_warning(string page, string program) =>
        Assert.That(CompiledProgram.Problems([Implicit, .. Whole(page, program)]), Is.Empty);

    private static string[] Whole(string page, string program)
    {
        if (program.StartsWith("using ", StringComparison.Ordinal))
        {
            return [program];
        }

        var (namespaces, elsewhere) = Around[page];
        var usings = string.Join('\n', namespaces.Select(name => $"using Pulumi.Proxmox.{name};").Prepend("using Pulumi;"));
        return
        [
            $"{usings}\n{program}",
            $"{usings}\npartial class Program {{ {string.Join(' ', elsewhere.Select(declared => $"static {declared} => null!;"))} }}",
        ];
    }
}
