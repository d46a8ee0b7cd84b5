using System.Diagnostics;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>The client starts the provider itself: cookie, socket, mutual TLS, shutdown.</summary>
[TestFixtureSource(typeof(RealClients), nameof(RealClients.Present))]
public sealed class RealHandshakeTests(ClientKind kind)
{
    [Test]
    public async Task A_client_that_starts_the_provider_itself_plans_applies_and_destroys()
    {
        await using var pve = await PveSimulator.StartAsync();
        using var folder = new ProviderFolder();
        folder.Write("main.tf", HclText.Provider("proxmox", Configurations.Of(pve)) + """
            resource "proxmox_group" "ops" {
              group_id = "ops"
            }
            resource "proxmox_user" "alice" {
              user_id = "alice@pve"
              groups  = [proxmox_group.ops.group_id]
            }
            """);
        await SucceedsAsync(folder, "apply", "-auto-approve");
        Assert.That((string?)pve.Request("GET", "/access/users/alice@pve")!["groups"]![0], Is.EqualTo("ops"));
        await SucceedsAsync(folder, "plan", "-detailed-exitcode");
        await SucceedsAsync(folder, "destroy", "-auto-approve");
        Assert.That(() => pve.Request("GET", "/access/users/alice@pve"), Throws.TypeOf<PveError>());
        Assert.That(Directory.EnumerateFiles(folder.SocketFolder), Is.Empty, "no socket is left behind");
    }

    [Test]
    public async Task A_create_that_takes_longer_than_ten_seconds_survives()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Faults.On("POST", "/pools").Delay(TimeSpan.FromSeconds(11)).Once();
        using var folder = new ProviderFolder();
        folder.Write("main.tf", HclText.Provider("proxmox", Configurations.Of(pve)) + """
            resource "proxmox_pool" "slow" {
              pool_id = "slow"
            }
            """);
        await SucceedsAsync(folder, "apply", "-auto-approve");
    }

    [Test]
    public async Task Interrupting_an_apply_keeps_the_object_in_the_state()
    {
        await using var pve = await PveSimulator.StartAsync();
        using var folder = new ProviderFolder();
        folder.Write("main.tf", HclText.Provider("proxmox", Configurations.Of(pve)) + """
            resource "proxmox_pool" "first" {
              pool_id = "first"
            }
            resource "proxmox_pool" "second" {
              pool_id = "second"
              comment = proxmox_pool.first.pool_id
            }
            """);
        // The first object is created at once and its answer comes late, which is when the user loses patience.
        pve.Faults.On("GET", "/pools").Delay(TimeSpan.FromSeconds(6)).Once();
        using var process = folder.Start(Executables.Find(kind)!, "apply", "-auto-approve", "-no-color", "-input=false");
        await WaitForAsync(() => pve.Requests.All.Any(request => request.Verb == "POST"));
        using (var interrupt = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await interrupt.WaitForExitAsync();
        }

        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        var state = File.ReadAllText(Path.Combine(folder.Path, "terraform.tfstate"));
        Assert.That(state, Does.Contain("\"pool_id\": \"first\""), "what PVE has accepted is recorded");
        Assert.That(pve.Request("GET", "/pools")!.Select(pool => (string?)pool["poolid"]), Is.EqualTo(new[] { "first" }),
            "nothing more is begun");
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        for (var waited = Stopwatch.StartNew(); !condition();)
        {
            Assert.That(waited.Elapsed, Is.LessThan(TimeSpan.FromSeconds(60)));
            await Task.Delay(50);
        }
    }

    private async Task SucceedsAsync(ProviderFolder folder, params string[] command)
    {
        using var process = folder.Start(Executables.Find(kind)!, [.. command, "-no-color", "-input=false"]);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        Assert.That(process.ExitCode, Is.Zero, await output + await errors);
    }
}
