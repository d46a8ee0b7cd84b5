using Proxmox.Engine.Declarations;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Engine.Tests.Planning;

/// <summary>Objects that begin as a copy of another.</summary>
internal sealed class CopyTests
{
    private static readonly Field<string> Source = Text("source", "Source.").CreateOnly();
    private static readonly Field<bool> Lit = Flag("lit", "Lit.").ImpliedDefault(false);
    private static readonly Field<string> Note = Text("note", "Note.").ImpliedDefault("none");

    private static readonly Resource Copied = Sprocket.Declaration with
    {
        Fields = [.. Sprocket.Declaration.Fields, Source, Lit, Note],
        Copying = new([Source], [Sprocket.Guest, Lit])
    };

    [Test]
    public async Task What_a_copy_takes_over_is_unknown_until_it_is_made()
    {
        var bench = new Bench(Sprocket.Pve(), Copied);
        var planned = (await bench.PlanAsync(bench.Config(("name", "s1"), ("source", "s0")))).Planned;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(planned["guest"].IsUnknown, Is.True);
            Assert.That(planned["lit"].IsUnknown, Is.True);
            Assert.That(planned["note"], Is.EqualTo(Value.Of("none")), "this is not taken over");
        }
    }

    [Test]
    public async Task What_the_config_says_of_a_group_leaves_the_rest_of_it_to_the_source()
    {
        var bench = new Bench(Sprocket.Pve(), Copied);
        var guest = (await bench.PlanAsync(
            bench.Config(("name", "s1"), ("source", Value.Unknown), ("guest", Value.Object(("user", "ann")))))).Planned["guest"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(guest["user"], Is.EqualTo(Value.Of("ann")));
            Assert.That(guest["model"].IsUnknown, Is.True);
            Assert.That(guest["interfaces"].IsUnknown, Is.True);
        }
    }

    [Test]
    public async Task Without_a_source_an_object_has_what_PVE_means_by_nothing()
    {
        var bench = new Bench(Sprocket.Pve(), Copied);
        var planned = (await bench.PlanAsync(bench.Config(("name", "s1")))).Planned;
        Assert.That((planned["guest"], planned["lit"]), Is.EqualTo((Value.Null, Value.Of(false))));
    }
}
