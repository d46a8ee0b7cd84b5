using System.Text;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>Every example is valid, and every story can be applied, makes no diff afterwards, and can be destroyed.</summary>
[TestFixtureSource(typeof(RealClients), nameof(RealClients.Present))]
public sealed class ExampleTests(ClientKind kind)
{
    private static readonly string Examples = Path.Combine(Repository.Root, "examples");

    public static IEnumerable<string> Stories => Folders(Path.Combine(Examples, "terraform"));

    public static IEnumerable<string> Networks => Folders(Path.Combine(Examples, "resources")).Where(name =>
        name.StartsWith("proxmox_sdn_", StringComparison.Ordinal) || name.StartsWith("proxmox_network_", StringComparison.Ordinal)
            || name == "proxmox_firewall_options_vnet");

    [TestCaseSource(nameof(Stories))]
    public async Task A_story_leaves_nothing_to_do_after_its_apply(string name)
    {
        await using var pve = await Datacenters.StartAsync();
        await using var workspace = await Workspaces.OpenAsync(
            kind, pve, Directory.EnumerateFiles(Path.Combine(Examples, "terraform", name), "*.tf")
                .Select(file => (Path.GetFileName(file), File.ReadAllText(file))));
        await Workspaces.ApplyAsync(workspace);
        var destroyed = await workspace.RunAsync("destroy", "-auto-approve", "-no-color", "-input=false");
        Assert.That(destroyed.ExitCode, Is.Zero, destroyed.Output + destroyed.Errors);
    }

    [TestCaseSource(nameof(Networks))]
    public async Task An_example_of_a_network_needs_nothing_that_it_does_not_show(string name)
    {
        await using var pve = await Datacenters.StartAsync();
        pve.Datacenter.Locked(datacenter => datacenter.FindNode("pve1")!.Cards = ["eth0", "eno1", "eno2", "eno3", "eno4"]);
        await using var workspace = await Workspaces.OpenAsync(kind, pve,
        [
            ("versions.tf", Workspace.Versions),
            ("main.tf", File.ReadAllText(Path.Combine(Examples, "resources", name, "resource.tf"))),
        ]);
        await Workspaces.ApplyAsync(workspace);
        var destroyed = await workspace.RunAsync("destroy", "-auto-approve", "-no-color", "-input=false");
        Assert.That(destroyed.ExitCode, Is.Zero, destroyed.Output + destroyed.Errors);
    }

    [Test]
    public async Task Every_example_of_a_resource_and_data_source_is_valid()
    {
        await using var workspace = new Workspace(Executables.Find(kind)!, await AttachedProvider.StartAsync());
        var root = new StringBuilder();
        foreach (var file in new[] { "resources", "data-sources" }.SelectMany(
            group => Directory.EnumerateFiles(Path.Combine(Examples, group), "*.tf", SearchOption.AllDirectories)))
        {
            // Import blocks name resources that only the example beside them declares.
            if (Path.GetFileName(file) is "import.tf" or "import-by-identity.tf")
            {
                continue;
            }

            // Each is a module of its own, so that one command looks at all and names the file of each problem.
            var module = Path.GetRelativePath(Examples, file).Replace('/', '-').Replace('.', '-');
            workspace.Write($"{module}/main.tf", File.ReadAllText(file));
            workspace.Write($"{module}/versions.tf", Workspace.Versions);
            root.Append("module \"").Append(module).Append("\" {\n  source = \"./").Append(module).Append("\"\n}\n");
        }

        workspace.Write("main.tf", root.ToString());
        await workspace.InitAsync();
        var result = await workspace.RunAsync("validate", "-no-color");
        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Errors);
    }

    private static IEnumerable<string> Folders(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal) : [];
}
