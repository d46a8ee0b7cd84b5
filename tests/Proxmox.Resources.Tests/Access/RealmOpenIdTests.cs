using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Access;

public sealed class RealmOpenIdTests
{
    private static readonly Value Minimal = Config(("realm_id", "sso"), ("issuer_url", "https://sso.example.com"), ("client_id", "pve"));

    private static readonly Value Full = Value.Object(Minimal.Members.Concat(Config(
        ("comment", "Single sign-on"), ("default", true), ("client_key", "canary-secret"), ("autocreate", true),
            ("scopes", Value.Set("email", "groups")),
        ("prompt", "login"), ("acr_values", Value.List("gold", "silver")), ("audiences", Value.Set("pve-api")), ("groups_claim", "groups"),
            ("groups_autocreate", true),
        ("groups_overwrite", true), ("query_userinfo", false)).Members));

    private static readonly Lifecycle Life = new("realm_openid")
    {
        Id = "sso",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("comment", "Other").With("scopes", Value.Set("email")).With("autocreate", false),
        Replacements = [("realm_id", "others"), ("username_claim", "email")],
        Drift = pve => pve.Request("PUT", "/access/domains/sso", ("comment", "by hand"), ("autocreate", 0)),
        Remove = pve => pve.Request("DELETE", "/access/domains/sso"),
        Find = pve => pve.Request("GET", "/access/domains/sso"),
        CreateRequest = ("POST", "/access/domains"),
        Untold = ["client_key"],
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal) { ["username_claim"] = "Changing it replaces the realm." },
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
