using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Storage;

public sealed class PbsTests
{
    private const string Fingerprint = "AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99";
    private const string Key = """{"kdf":null,"created":"2024-01-01T00:00:00Z","modified":"2024-01-01T00:00:00Z","data":"Y2FuYXJ5LXNlY3JldC1jYW5hcnktc2VjcmV0LWNhbmE=","fingerprint":"aa:bb:cc:dd:ee:ff:00:11"}""";
    private const string Master = "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA\n-----END PUBLIC KEY-----\n";

    private static readonly Lifecycle Life = StorageLife.Of(
        "pbs",
        Config(("server", "192.0.2.60"), ("datastore", "store"), ("username", "backup@pbs"), ("password", "canary-secret")),
        Config(("port", 8008), ("namespace", "team"), ("fingerprint", Fingerprint), ("content", Value.Set("backup")),
            ("encryption_key", Key), ("master_public_key", Master), ("prune_backups", Value.Object(("keep_last", 3))),
            ("max_protected_backups", 2)),
        [("server", "192.0.2.61"), ("datastore", "other")],
        ("master_public_key", "It needs the key beside it; cleared together with it below."),
        ("encryption_key", "The master key needs it.")) with
    { Untold = ["password", "encryption_key", "master_public_key"] };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task A_write_only_key_is_key_enough_for_a_master_key()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "storage_pbs");
        var outcome = await client.ApplyAsync(Config(
            ("storage_id", "ladder-pbs"), ("server", "192.0.2.60"), ("datastore", "store"), ("username", "backup@pbs"),
                ("password", "canary-secret"),
            ("encryption_key_wo", Key), ("encryption_key_wo_version", 1), ("master_public_key", Master)));
        Assert.That(outcome.Errors, Is.Empty);
    }
}
