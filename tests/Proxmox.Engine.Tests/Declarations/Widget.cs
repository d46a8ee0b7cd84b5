using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Tests.Fakes;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Engine.Tests.Declarations;

/// <summary>A made-up object that uses every feature that a field has, and the collection that keeps it.</summary>
internal static class Widget
{
    public const string Path = "/widgets";

    public static readonly Field<string> Name = Text("name", "Name.").OnWire("widget").Required().Replacing()
        .Matching("[a-z0-9-]+", "lower case letters, digits and dashes");
    public static readonly Field<string> Comment = Text("comment", "Comment.").As(Formats.Prose).ClearedBy(Clear.EmptyText);
    public static readonly Field<string> Title = Text("title", "Title.");
    public static readonly Field<string> Size = Text("size", "Size.").As(Formats.Size);
    public static readonly Field<long> Weight = Whole("weight", "Weight.").OnWire("wt").Between(0, 1000).ImpliedDefault(0)
        .ClearedBy(Clear.Sending("0"));
    public static readonly Field<Model.Values.Number> Ratio = Fraction("ratio", "Ratio.");
    public static readonly Field<bool> Enabled = Flag("enabled", "Enabled.").ImpliedDefault(true);
    public static readonly Field<string> Kind = Text("kind", "Kind.").OneOf("round", "square").Replacing().ClearedBy(Clear.Replacing);
    public static readonly Field<string> Colour = Text("colour", "Colour.").ClearedBy(Clear.Replacing);
    public static readonly Field<string> Note = Text("note", "Note.").ClearedBy(Clear.Forgetting);
    public static readonly Field<string> Mac = Text("mac", "MAC.").As(Formats.MacAddress).ServerChosen();
    public static readonly Field<IReadOnlySet<string>> Tags = TextSet("tags", "Tags.");
    public static readonly Field<IReadOnlyList<string>> Order = TextList("order", "Order.").OnWire("ord").Written(WireForm.Semicolons);
    public static readonly Field<IReadOnlySet<string>> Groups = TextSet("groups", "Groups.").Written(WireForm.Spaces);
    public static readonly Field<IReadOnlySet<string>> Members = TextSet("members", "Members.").OnWire("member").Written(WireForm.Repeated);

    public static readonly Field<Attributes> Startup = Nested(
        "startup", "Startup.",
        Whole("position", "Position.").OnWire("order").DefaultKey(),
        Whole("up_seconds", "Delay.").OnWire("up"),
        Flag("wait", "Wait.").ImpliedDefault(false),
        Text("seed", "Seed.").NeverReturned());

    public static readonly Field<Attributes> Limits = Nested(
        "limits", "Limits.",
        Whole("read_mib", "Read.").OnWire("limit_read"),
        Whole("write_mib", "Write.").OnWire("limit_write").ImpliedDefault(10)).Written(WireForm.Inline);

    public static readonly Field<IReadOnlyDictionary<string, Attributes>> Nets = Slots(
        "nets", "Networks.",
        Text("model", "Model.").Required().DefaultKey(),
        Text("mac", "MAC.").OnWire("macaddr").As(Formats.MacAddress).ServerChosen(),
        Whole("tag", "VLAN.").Between(1, 4094),
        Flag("firewall", "Firewall.").ImpliedDefault(false),
        Text("link", "Link.").Computed()).OnWire("net");

    public static readonly Field<IReadOnlyList<Attributes>> Rules = NestedList(
        "rules", "Rules.",
        Text("action", "Action.").Required().DefaultKey(),
        Text("remark", "Remark."),
        Whole("pos", "Position.").Computed()).OnWire("rule");

    public static readonly Field<IReadOnlyList<Attributes>> Peers = NestedSet(
        "peers", "Peers.",
        Text("host", "Host.").Required().DefaultKey(),
        Whole("port", "Port."),
        Text("state", "State.").Computed()).OnWire("peer");

    public static readonly Field<string> Password = Text("password", "Password.").Secret().NeverReturned().OfLength(3, 60);
    public static readonly Field<string> Pin = Text("pin", "Pin.").Secret();
    public static readonly Field<Attributes> Login =
        Nested("login", "Login.", Text("user", "User.").DefaultKey(), Text("key", "Key.").Secret());
    public static readonly Field<string> Template = Text("template", "Template.").CreateOnly();
    public static readonly Field<string> Hint = Text("hint", "Hint.").NeverReturned();
    public static readonly Field<string> Turbo = Text("turbo", "Turbo.").Since("9.1");
    public static readonly Field<string> Uuid = Text("uuid", "UUID.").Computed();
    public static readonly Field<long> Revision = Whole("revision", "Revision.").Computed().UnknownOnUpdate();

    public static readonly ImmutableArray<Field> Fields =
    [
        Name, Comment, Title, Size, Weight, Ratio, Enabled, Kind, Colour, Note, Mac, Tags, Order, Groups, Members,
        Startup, Limits, Nets, Rules, Peers, Password, Pin, Login, Template, Hint, Turbo, Uuid, Revision,
    ];

    public static readonly Resource Declaration = new("widget", "A widget.")
    {
        Area = new("things", "Things", "Things"),
        Api = new(Path) { Item = Path + "/{name}", HasDigest = true, Constants = [("type", "widget")], Only = ("type", "widget") },
        Fields = Fields,
        Identity = [Name],
        ImportId = new("{name}", "w1"),
        Plural = "widgets",
        Privileges = [new("Widget.Allocate", "/widgets")],
        Timeouts = new(TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(40)),
    };

    /// <summary>A PVE that keeps widgets, and rewrites and completes them as PVE does.</summary>
    public static FakePve Pve() => new FakePve().With(new(Path, "widget")
    {
        Arrays = new HashSet<string> { "member", "rule", "peer" },
        Hidden = new HashSet<string> { "password", "hint", "template" },
        Settle = Settle,
    });

    private static void Settle(SortedDictionary<string, List<string>> section)
    {
        section.TryAdd("uuid", ["0000-1111"]);
        section["revision"] = [((section.GetValueOrDefault("revision") is [var old] ? int.Parse(
            old, System.Globalization.CultureInfo.InvariantCulture) : 0) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)];
        section.TryAdd("mac", ["BC:24:11:00:00:00"]);
        foreach (var key in section.Keys.ToList())
        {
            section[key] = [.. section[key].Select((value, index) => Rewrite(key, value, index))];
        }
    }

    private static string Rewrite(string key, string value, int index)
    {
        switch (key)
        {
            case "mac":
                return value.ToUpperInvariant();
            case "size" when value.Length > 0:
                return Formats.Size.Canonical(value)!;
            case "comment":
                return value.TrimEnd('\n');
            case "tags":
                return string.Join(';', value.Split(',').Order(StringComparer.Ordinal));
            case "rule":
                return With(value, "pos", index.ToString(System.Globalization.CultureInfo.InvariantCulture));
            case "peer":
                return With(value, "state", "up");
            case "startup":
                return Properties(value).With("seed", null).ToString();
            case ['n', 'e', 't', _]:
                var net = Properties(With(value, "link", "up"), "model");
                return (net["macaddr"] is { } mac ? net.With("macaddr", mac.ToUpperInvariant())
                    : net.With("macaddr", "BC:24:11:00:01:0" + key[^1])).ToString();
            default:
                return value;
        }
    }

    private static PropertyString Properties(string text, string defaultKey = "order") => PropertyString.Parse(text, defaultKey);

    private static string With(string text, string key, string value) => Properties(text, "first").With(key, value).ToString();
}
