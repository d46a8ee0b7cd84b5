using System.Collections.Immutable;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Engine.Tests.Mapping;

internal sealed class InferredConfigTests
{
    private static readonly ImmutableArray<Field> Fields =
    [
        Text("name", "Name.").Required(),
        Text("title", "Title."),
        Text("mode", "Mode.").ImpliedDefault("auto"),
        TextSet("tags", "Tags."),
        Text("serial", "Serial.").Computed(),
        Text("place", "Place.").ServerChosen().Incidental(),
        Text("former", "Former.").Deprecated("title", "2.0.0"),
        NestedList("rules", "Rules.", Text("action", "Action."), Text("hits", "Hits.").Computed()),
        Nested("watchdog", "Watchdog.", Text("model", "Model.").ImpliedDefault("plain"), Text("since", "Since.").Computed()),
        Slots("disks", "Disks.", Text("size", "Size."), Text("used", "Used.").Computed()),
    ];

    [Test]
    public void What_a_user_would_have_written_is_there_at_every_depth()
    {
        var state = Value.Object(
            ("name", "n"), ("title", "t"), ("mode", "manual"), ("tags", Value.Set("a")), ("serial", "s"), ("place", "p"), ("former", "t"),
            ("rules", Value.List(Value.Object(("action", "in"), ("hits", "3")))),
                ("disks", Value.Object(("scsi0", Value.Object(("size", "8G"), ("used", "1G"))))));

        Assert.That(Set(InferredConfig.Of(Fields, state)), Is.EqualTo(
            "{disks = {scsi0 = {size = \"8G\", used = null}}, mode = \"manual\", name = \"n\", rules = [{action = \"in\", hits = null}], "
                + "tags = {\"a\"}, title = \"t\"}"));
    }

    [Test]
    public void What_PVE_means_by_nothing_is_not_there_unless_it_is_required() =>
        Assert.That(Set(InferredConfig.Of(Fields, Value.Object(("name", ""), ("title", ""), ("mode", "auto"), ("tags", Value.Set())))),
            Is.EqualTo("{name = \"\"}"));

    [Test]
    public void An_object_of_which_PVE_takes_everything_for_granted_says_that() =>
        Assert.That(Set(InferredConfig.Of(
            Fields, Value.Object(("name", "n"), ("watchdog", Value.Object(("model", "plain"), ("since", "3")))))),
            Is.EqualTo("{name = \"n\", watchdog = {model = \"plain\", since = null}}"));

    [Test]
    public void Of_nothing_there_is_nothing() => Assert.That(InferredConfig.Of(Fields, Value.Null).IsNull, Is.True);

    private static string Set(Value config) => Value.Object(config.Members.Where(member => !member.Value.IsNull)).ToString();
}
