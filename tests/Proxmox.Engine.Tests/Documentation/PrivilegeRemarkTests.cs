using Proxmox.Engine.Declarations;
using Proxmox.Engine.Documentation;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Engine.Tests.Documentation;

/// <summary>What pages say of privileges and effects.</summary>
public sealed class PrivilegeRemarkTests
{
    private static readonly Resource Guest = Widget.Declaration with
    {
        Privileges =
        [
            new("Guest.Audit", "/guests/{name}"), new("Guest.Allocate", "/guests") { For = Purposes.Create | Purposes.Delete },
            new(["Guest.See", "Guest.Audit"], "/guests/{name}") { For = Purposes.List },
        ],
        Fields =
        [
            Widget.Name,
            Text("note", "Note.").Needs(new("Guest.Options", "/guests/{name}"), new("Guest.Allocate", "/guests/{other}"))
                .TakesEffect(Effect.AtOnce),
            Nested(
                "cpu",
                "CPU.",
                Text("model", "Model.").Needs(new Privilege("Model.Use", "/models/{model}") { Case = "a custom one" },
                    new Privilege("Guest.Allocate", "/guests/{name}")),
                Text("limit", "Limit.").TakesEffect(Effect.AtOnce)).Needs(new Privilege("Guest.Options", "/guests/{name}"))
                    .TakesEffect(Effect.AtNextStart),
            Text("address", "Address.").Computed().Needs(new Privilege("Guest.Agent", "/guests/{name}") { Versions = new("9.0", null) },
                new Privilege("Guest.Monitor", "/guests/{name}") { Versions = new(null, "9.0") }),
        ],
        Timeouts = null,
    };

    [Test]
    public void The_least_role_holds_all_that_is_needed_on_a_path_and_names_no_path_that_needs_only_what_is_handed_on()
    {
        var role = MinimalRole.Of(Guest).Select(held => $"{held.AnyOf.Single()} on {held.Path}");
        Assert.That(role, Is.EqualTo(new[]
        {
            "Guest.Audit on /guests/{name}", "Guest.Options on /guests/{name}", "Guest.Allocate on /guests/{name}",
                "Guest.Agent on /guests/{name}", "Guest.Monitor on /guests/{name}",
            "Guest.Allocate on /guests", "Model.Use on /models/{model}",
        }));
    }

    [Test]
    public void A_page_says_what_is_enough_and_what_needs_which()
    {
        var page = new Markdown();
        PrivilegeRemarks.Write(page, Guest);
        var lines = page.ToString().Split('\n');
        Assert.That(lines, Is.SupersetOf(new[]
        {
            "| `/guests/{name}` | `Guest.Audit`, `Guest.Options`, `Guest.Allocate`, `Guest.Agent` (PVE 9.0 and later), `Guest.Monitor` "
                + "(before PVE 9.0) |",
            "| everything | `Guest.Audit` | `/guests/{name}` |",
            "| create, delete | `Guest.Allocate` | `/guests` |",
            "| list | `Guest.See` or `Guest.Audit` | `/guests/{name}` |",
            "| `note`, `cpu` | `Guest.Options` | `/guests/{name}` |",
            "| `cpu.model` (a custom one) | `Model.Use` | `/models/{model}` |",
        }));
    }

    [Test]
    public void A_page_says_when_changes_take_effect()
    {
        var page = new Markdown();
        EffectRemarks.Write(page, Guest);
        Assert.That(page.ToString().Split('\n'),
            Is.SupersetOf(new[] { "| at once | `note`, `cpu.limit` |", "| at the next start | `cpu` |" }));
        EffectRemarks.Write(page = new(), Widget.Declaration);
        Assert.That(page.ToString(), Is.Empty);
    }

    [Test]
    public void What_is_only_read_needs_only_what_reading_does()
    {
        var sources = DerivedDataSources.Of(Guest).ToList();
        Assert.That(MinimalRole.Of(sources[0]).Select(held => held.AnyOf.Single()),
            Is.EqualTo(new[] { "Guest.Audit", "Guest.Agent", "Guest.Monitor" }));
        Assert.That(MinimalRole.Of(sources[1]).Select(held => held.AnyOf.Single()),
            Is.EqualTo(new[] { "Guest.Audit", "Guest.Agent", "Guest.Monitor" }));
        var page = new Markdown();
        EffectRemarks.Write(page, sources[0]);
        Assert.That(page.ToString(), Is.Empty);
    }

    [Test]
    public void What_only_root_may_set_is_said_of_the_attribute()
    {
        Assert.That(Remarks.Of(Text("arguments", "Arguments.").RootOnly()), Has.Member("PVE lets only `root@pam` itself set it."));
        Assert.That(Remarks.Of(Text("port", "Port.").RootOnly("a device", _ => true)),
            Has.Member("PVE lets only `root@pam` itself set a device."));
    }
}
