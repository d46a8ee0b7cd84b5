using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Access;

public sealed class RealmPveTests
{
    private static readonly Value Minimal = Config();

    private static readonly Value Full = Value.Object(Minimal.Members.Concat(
        Config(("comment", "Ours"), ("default", true), ("tfa", Value.Object(("type", "oath"), ("step_seconds", 60)))).Members));

    private static readonly Lifecycle Life = new("realm_pve")
    {
        Id = "pve",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("comment", "Other").With("default", false),
        Replacements = [],
        Drift = pve => pve.Request("PUT", "/access/domains/pve", ("comment", "by hand")),
        Remove = null,
        Find = pve => pve.Request("GET", "/access/domains/pve"),
        CreateRequest = ("PUT", "/access/domains/pve"),
        Untold = [],
        IsPermanent = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
