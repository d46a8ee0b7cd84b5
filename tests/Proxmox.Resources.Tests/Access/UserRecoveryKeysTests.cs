using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;

namespace Proxmox.Resources.Tests.Access;

public sealed class UserRecoveryKeysTests
{
    private const string Path = "/access/tfa/rosa@pve/recovery";

    private static readonly Value Config = Lifecycle.Config(("user_id", "rosa@pve"));

    private static readonly Lifecycle Life = new("user_recovery_keys")
    {
        Id = "rosa@pve",
        Minimal = Config,
        Full = Config,
        Replacements = [("user_id", "rolf@pve")],
        Arrange = pve =>
        {
            pve.Request("POST", "/access/users", ("userid", "rosa@pve"));
            pve.Request("POST", "/access/users", ("userid", "rolf@pve"));
        },
        Remove = pve => pve.Request("DELETE", Path),
        Find = pve => pve.Request("GET", Path),
        CreateRequest = ("POST", "/access/tfa/*"),
        NeedsLogin = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task The_keys_are_known_once_they_are_made(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        Life.Arrange(pve);
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource, Configurations.ByLogin(pve));
        Assert.That((await client.ApplyAsync(Config)).Errors, Is.Empty);
        Assert.That(client.State["keys"].Items, Has.Length.EqualTo(10));
        Assert.That((await client.PlanAsync(Config)).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That(client.State["keys"].Items, Has.Length.EqualTo(10), "after a refresh");
    }
}
