using System.Diagnostics;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>What <c>make install</c> has put into a home is found there by init, without any setting.</summary>
[TestFixtureSource(typeof(RealClients), nameof(RealClients.Present))]
public sealed class InstallTests(ClientKind kind)
{
    private readonly string _home = Directory.CreateTempSubdirectory("proxmox-test-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_home, recursive: true);

    [Test]
    public async Task An_installed_provider_is_found_by_a_configuration_and_its_module()
    {
        await using var pve = await PveSimulator.StartAsync();
        Write("provider", $"#!/bin/sh\nexec '{HostExecutable.Path}' \"$@\"\n");
        var told = await RunAsync(Repository.Root, "sh", "eng/install.sh");
        Assert.That(told, Does.Contain("""source  = "proxmox-ve/proxmox" """.TrimEnd()).And.Contain("Pulumi.Proxmox"));
        Assert.That(Directory.GetFiles(_home, "pulumi-resource-proxmox", SearchOption.AllDirectories), Has.Length.EqualTo(1));

        Write("work/main.tf", Workspace.Versions + "\n" + HclText.Provider("proxmox", Configurations.Of(pve)) + """

            module "team" {
              source = "./team"
            }
            """);
        Write("work/team/main.tf", Workspace.Versions + """

            resource "proxmox_pool" "web" {
              pool_id = "web"
            }
            """);
        var client = Executables.Find(kind)!;
        var work = Path.Combine(_home, "work");
        await RunAsync(work, client, "init", "-input=false", "-no-color");
        Assert.That(await RunAsync(work, client, "plan", "-input=false", "-no-color"),
            Does.Contain("module.team.proxmox_pool.web will be created"));
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_home, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private async Task<string> RunAsync(string folder, string executable, params string[] arguments)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["HOME"] = _home, ["PROVIDER"] = Path.Combine(_home, "provider"), ["CHECKPOINT_DISABLE"] = "1",
                ["TF_LOG"] = "" },
        };
        foreach (var mine in new[] { "PULUMI_HOME", "TF_CLI_CONFIG_FILE", "TF_REATTACH_PROVIDERS", "XDG_CONFIG_HOME", "XDG_DATA_HOME" })
        {
            start.Environment.Remove(mine);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        Assert.That(process.ExitCode, Is.Zero, await output + await errors);
        return await output;
    }
}
