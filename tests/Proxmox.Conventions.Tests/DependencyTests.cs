using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Proxmox.Conventions.Tests;

/// <summary>Which part of the provider may know which other.</summary>
public sealed partial class DependencyTests
{
    private static readonly string[] Analyzers = ["Grpc.Tools"];

    public static IEnumerable<TestCaseData> Rows =>
    [
        Row("Model", [], []),
        Row("Client", [], ["Newtonsoft.Json", "Polly.Core", "SSH.NET"]),
        Row("Engine", ["Model", "Client"], []),
        Row("Resources", ["Model", "Engine", "Client"], []),
        Row("Grpc", [], ["Google.Protobuf", "Grpc.AspNetCore", "Grpc.Net.Client"]),
        Row("Terraform", ["Model", "Engine", "Grpc"], ["Google.Protobuf", "MessagePack"]),
        Row("Pulumi.Protocol", ["Grpc"], ["Google.Protobuf"]),
        Row("Pulumi", ["Model", "Client", "Engine", "Grpc", "Pulumi.Protocol"], []),
        Row("Hcl", [], []),
        Row("Programs", ["Hcl", "Model", "Engine", "Terraform", "Pulumi"], []),
        Row("Tools", ["Model", "Client", "Engine", "Hcl", "Programs", "Terraform", "Pulumi"], ["System.CommandLine"]),
        Row("Host", ["Model", "Client", "Engine", "Resources", "Grpc", "Terraform", "Pulumi", "Tools"], []),
    ];

    [TestCaseSource(nameof(Rows))]
    public void A_project_uses_only_what_the_table_allows(string project, string[] projects, string[] packages)
    {
        var file = XDocument.Load(Tree.At($"provider/Proxmox.{project}/Proxmox.{project}.csproj"));
        var usedProjects = file.Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)["Proxmox.".Length..]);
        var usedPackages = file.Descendants("PackageReference").Select(reference => (string)reference.Attribute("Include")!)
            .Except(Analyzers, StringComparer.Ordinal);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(usedProjects, Is.EquivalentTo(projects), "projects");
            Assert.That(usedPackages, Is.EquivalentTo(packages), "packages");
        }
    }

    [Test]
    public void The_table_has_a_row_for_every_project() =>
        Assert.That(
            Tree.Files("provider", ".csproj").Select(path => Path.GetFileNameWithoutExtension(path)["Proxmox.".Length..]),
            Is.EquivalentTo(Rows.Select(row => (string)row.Arguments[0]!)));

    // Containers stand on the guests' layer as VMs do, and what runs does not ask what a plan is checked by.
    [TestCase("Guests", "Qemu|Lxc")]
    [TestCase("Guests/Datacenter", "Guests.Lifecycle|Guests.Preflight")]
    [TestCase("Guests/Drives", "Guests.Lifecycle|Guests.Preflight")]
    [TestCase("Guests/Lifecycle", "Guests.Preflight")]
    [TestCase("Lxc", "Qemu")]
    [TestCase("Lxc/Lifecycle", "Lxc.Preflight|Guests.Preflight")]
    [TestCase("Qemu", "Lxc")]
    [TestCase("Qemu/Drives", "Qemu.Lifecycle|Qemu.Preflight|Guests.Preflight")]
    [TestCase("Qemu/Lifecycle", "Qemu.Preflight|Guests.Preflight")]
    public void A_folder_of_the_guests_uses_nothing_above_it(string folder, string above)
    {
        var uses = above.Split('|').Select(name => $"using Proxmox.Resources.{name}").ToList();
        Assert.That(
            Tree.Files($"provider/Proxmox.Resources/{folder}", ".cs")
                .Where(path => uses.Exists(use => Tree.Read(path).Contains(use, StringComparison.Ordinal))),
            Is.Empty);
    }

    // Whoever starts the provider waits for every library that it loads: Tools are loaded for people alone.
    [Test]
    public void Only_tools_read_command_lines_with_a_library() =>
        Assert.That(
            ((string[])["eng", "examples", "provider", "sdk", "tests"])
                .SelectMany(folder => Tree.Files(folder, ".csproj", ".props", ".targets", ".cs"))
                .Where(path => CommandLineLibrary().IsMatch(Tree.Read(path))).Select(path => path.Split('/'))
                    .Select(path => $"{path[0]}/{path[1]}").Distinct(StringComparer.Ordinal),
            Is.EquivalentTo(new[] { "eng/ApiTable", "eng/PulumiApi", "eng/SchemaBytes", "provider/Proxmox.Tools", "sdk/Generator",
                "tests/Bench", "tests/ClientReplay", "tests/EngineReplay", "tests/LocalEngine", "tests/Simulator" }));

    [TestCase("Model", "Client|Engine|Resources|Grpc|Terraform|Pulumi|Hcl|Tools|Host")]
    [TestCase("Client", "Model|Engine|Resources|Grpc|Terraform|Pulumi|Hcl|Tools|Host")]
    [TestCase("Engine", "Resources|Grpc|Terraform|Pulumi|Hcl|Tools|Host")]
    [TestCase("Resources", "Grpc|Terraform|Pulumi|Hcl|Tools|Host")]
    [TestCase("Grpc", "Model|Client|Engine|Resources|Terraform|Pulumi|Hcl|Tools|Host")]
    [TestCase("Hcl", "Model|Client|Engine|Resources|Grpc|Terraform|Pulumi|Tools|Host")]
    [TestCase("Programs", "Client|Resources|Grpc|Tools|Host")]
    [TestCase("Tools", "Resources|Grpc|Host")]
    [TestCase("Terraform", "Resources|Pulumi|Hcl|Tools|Host")]
    [TestCase("Pulumi", "Resources|Terraform|Hcl|Tools|Host")]
    public void No_code_names_a_part_that_its_project_may_not_know(string project, string others) =>
        Assert.That(Lines(project, $@"\bProxmox\.({others})\b"), Is.Empty);

    [TestCase("Engine")]
    [TestCase("Terraform")]
    [TestCase("Pulumi")]
    public void Neither_the_engine_nor_an_edge_names_a_resource(string project) =>
        Assert.That(Lines(project, "\"proxmox_[a-z_]+\""), Is.Empty);

    [TestCase("Model")]
    [TestCase("Engine")]
    [TestCase("Resources")]
    [TestCase("Grpc")]
    [TestCase("Terraform")]
    [TestCase("Pulumi")]
    [TestCase("Host")]
    public void Newtonsoft_stops_at_the_border_of_the_client(string project) =>
        Assert.That(Lines(project, @"\bNewtonsoft\b"), Is.Empty);

    [TestCase("Model")]
    [TestCase("Client")]
    [TestCase("Engine")]
    [TestCase("Resources")]
    [TestCase("Host")]
    public void Protobuf_stays_at_the_edges(string project) =>
        Assert.That(Lines(project, @"\bGoogle\.Protobuf\b"), Is.Empty);

    [GeneratedRegex(@"(Include=""|#:package )System\.CommandLine\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex CommandLineLibrary();

    private static IEnumerable<string> Lines(string project, string pattern) =>
        from path in Tree.Files($"provider/Proxmox.{project}", ".cs")
        from line in Tree.Code(path).Split('\n')
        where Regex.IsMatch(line, pattern, RegexOptions.None, TimeSpan.FromSeconds(1))
        select $"{path}: {line.Trim()}";

    private static TestCaseData Row(string project, string[] projects, string[] packages) =>
        new TestCaseData(project, projects, packages).SetArgDisplayNames(project);
}
