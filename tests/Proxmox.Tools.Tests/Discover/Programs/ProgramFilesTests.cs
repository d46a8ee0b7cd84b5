using System.Text.Json;
using Proxmox.Simulator;
using Proxmox.Testing;

namespace Proxmox.Tools.Tests.Discover.Programs;

/// <summary><c>discover --pulumi</c>: what stands in the folder.</summary>
public sealed class ProgramFilesTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("proxmox-program-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_project_is_all_that_Pulumi_needs()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked" });
        var result = await Discoveries.RunAsync(pve, _folder, "--pulumi");
        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        using var imports = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "import.json")));
        var names = imports.RootElement.GetProperty("resources").EnumerateArray()
            .Select(one =>
                $"{one.GetProperty("type").GetString()} {one.GetProperty("name").GetString()} {one.GetProperty("id").GetString()}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Directory.EnumerateFiles(_folder).Select(Path.GetFileName), Is.SupersetOf(new[]
            {
                ".gitignore", "Datacenter.cs", "Datacenter.csproj", "Program.cs", "Pulumi.yaml", "README.md", "REPORT.md", "import.json",
            }));
            Assert.That(names, Does.Contain("proxmox:guest:VirtualMachine billing 100"));
            Assert.That(await File.ReadAllTextAsync(Path.Combine(_folder, "README.md")), Does.Contain("pulumi import --file import.json"));
        }
    }

    [Test]
    public async Task What_was_written_before_is_written_anew_when_it_is_said_and_what_others_wrote_stays()
    {
        await using var pve = await PveSimulator.StartAsync();
        var first = await Discoveries.RunAsync(pve, _folder, "--pulumi");
        await File.WriteAllTextAsync(Path.Combine(_folder, "mine.cs"), "// mine");
        var second = await Discoveries.RunAsync(pve, _folder, "--pulumi");
        var forced = await Discoveries.RunAsync(pve, _folder, "--pulumi", "--force");
        var terraform = await Discoveries.RunAsync(pve, _folder, "--force");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.ExitCode, second.ExitCode, forced.ExitCode, terraform.ExitCode), Is.EqualTo((0, 1, 0, 1)));
            Assert.That(second.Errors, Does.Contain("--force"));
            Assert.That(terraform.Errors, Does.Contain("for Pulumi"));
            Assert.That(Directory.EnumerateFiles(_folder, "*.cs").Concat(Directory.EnumerateFiles(_folder, "*.json"))
                .Select(Path.GetFileName),
                Does.Contain("mine.cs").And.Contain("Program.cs"));
        }
    }

    [Test]
    public async Task Somebody_elses_import_file_is_not_overwritten()
    {
        await using var pve = await PveSimulator.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder, "import.json"), "{}");
        await File.WriteAllTextAsync(Path.Combine(_folder, "Program.cs"), "// mine");
        var result = await Discoveries.RunAsync(pve, _folder, "--pulumi");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(1));
            Assert.That(await File.ReadAllTextAsync(Path.Combine(_folder, "import.json")), Is.EqualTo("{}"));
        }
    }

    [Test]
    public async Task A_dry_run_writes_nothing()
    {
        await using var pve = await PveSimulator.StartAsync();
        var result = await Discoveries.RunAsync(pve, _folder, "--pulumi", "--dry-run");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.Zero, result.Errors);
            Assert.That(Directory.EnumerateFiles(_folder), Is.Empty);
        }
    }
}
