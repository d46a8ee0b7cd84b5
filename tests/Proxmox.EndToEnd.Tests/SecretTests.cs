using Proxmox.LocalEngine;
using Proxmox.LocalEngine.Display;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.Wire;
using Proxmox.Simulator;

namespace Proxmox.EndToEnd.Tests;

/// <summary>
/// A secret that a program gives is never seen in clear: not in what is shown, not in a log, not in the state, not when something fails.
/// </summary>
public sealed class SecretTests
{
    private const string Canary = "tweety-0c9e4f-Canary";
    private const string OtherCanary = "sylvester-77aa-Canary";

    [Test]
    public async Task A_canary_is_seen_nowhere()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/access/users", ("userid", "alice@pve"));
        var folder = Directory.CreateTempSubdirectory("proxmox-canary-");
        try
        {
            var state = Path.Combine(folder.FullName, "state.json");
            using var shown = new StringWriter();
            using (var stack = Programs.Open("secrets", pve, state))
            {
                async Task ShowAsync(string command, Func<Task<DeploymentResult>> run, bool succeeds = true)
                {
                    var report = new Report(shown, command, debug: true);
                    var result = await run();
                    foreach (var step in result.Steps)
                    {
                        report.Step(step);
                    }

                    foreach (var message in result.Diagnostics)
                    {
                        report.Message(message);
                    }

                    report.Summary(result);
                    shown.WriteLine(ResultJson.Of(result).ToJsonString());
                    Assert.That(result.Succeeded, Is.EqualTo(succeeds), () => $"{command}: {string.Join('\n', result.Errors)}");
                    Assert.That(File.Exists(state) ? File.ReadAllText(state) : "", Does.Not.Contain("Canary"), $"{command}: the state");
                }

                await ShowAsync("preview", () => stack.PreviewAsync(Program(Canary)));
                await ShowAsync("up", () => stack.UpAsync(Program(Canary)));
                await ShowAsync("refresh", () => stack.RefreshAsync());
                await ShowAsync("preview", () => stack.PreviewAsync(Program(OtherCanary)));
                pve.Faults.On("PUT", "/access/domains/corp").Fail(500, $"cannot bind with password '{OtherCanary}'\n");
                await ShowAsync("up", () => stack.UpAsync(Program(OtherCanary)), succeeds: false);
                pve.Faults.Clear();
                await ShowAsync("up", () => stack.UpAsync(Program(OtherCanary)));
                await ShowAsync("destroy", () => stack.DestroyAsync());
            }

            Assert.That(shown.ToString(), Does.Not.Contain("Canary").And.Contain("[secret]"));
            Assert.That(pve.Requests.All.Any(request => request.Parameters.Values.Any(
                value => value.ToString().Contains(OtherCanary, StringComparison.Ordinal))), Is.True, "PVE was told");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Given in clear, as a program may that does not know better: the provider marks it.
    private static InProcessProgram Program(string password) =>
        new(context => context.RegisterAsync("proxmox:access:RealmLdap", "corp", PropertyObject.Of(
        ("realmId", "corp"),
        ("server", "ldap.example.com"),
        ("baseDn", "ou=people,dc=example,dc=com"),
        ("userAttribute", "uid"),
        ("bindDn", "cn=reader,dc=example,dc=com"),
        ("bindPassword", password))));
}
