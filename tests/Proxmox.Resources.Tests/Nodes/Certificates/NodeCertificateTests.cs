using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Certificates;

public sealed class NodeCertificateTests
{
    private const string Path = "/nodes/pve1/certificates/custom";

    private static readonly (string Certificate, string Key) One = TestCertificates.Make("pve1.example.com");

    private static readonly (string Certificate, string Key) Other = TestCertificates.Make("other.example.com");

    private static readonly Value Minimal = Config(("node", "pve1"), ("certificates", One.Certificate), ("key", One.Key));

    private static readonly Lifecycle Life = new("node_certificate")
    {
        Id = "pve1",
        Minimal = Minimal,
        Full = Minimal.With("restart", false).With("adopt", true),
        Changed = Minimal.With("restart", true).With("adopt", true).With("certificates", Other.Certificate).With("key", Other.Key),
        NotCombined = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["certificates"] = "it goes with its key",
            ["key"] = "it goes with its certificate",
        },
        Replacements = [("node", "pve2")],
        Drift = pve => Upload(pve, Other),
        Remove = pve => pve.Request("DELETE", Path),
        Find = Find,
        CreateRequest = ("POST", Path),
        Untold = ["key", "restart", "adopt"],
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task A_certificate_that_is_there_is_replaced_only_when_it_may_be_adopted()
    {
        await using var pve = await PveSimulator.StartAsync();
        Upload(pve, Other);
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Not.Empty);
        Assert.That((await client.ApplyAsync(Minimal.With("adopt", true))).Errors, Is.Empty);
        Assert.That(client.State["names"], Is.EqualTo(Value.Set("pve1.example.com")));
    }

    [Test]
    public async Task The_certificates_behind_the_first_are_believed_to_be_as_they_were_sent()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Minimal.With("certificates", One.Certificate + "\n" + Other.Certificate);
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That((await client.PlanAsync(Minimal)).Action, Is.EqualTo(PlannedAction.Update));
    }

    private static void Upload(PveSimulator pve, (string Certificate, string Key) pair) =>
        pve.Request("POST", Path, ("certificates", pair.Certificate), ("key", pair.Key), ("force", 1));

    private static JToken? Find(PveSimulator pve) => pve.Request("GET", "/nodes/pve1/certificates/info")!
        .FirstOrDefault(file => file.Value<string>("filename") == "pveproxy-ssl.pem");
}
