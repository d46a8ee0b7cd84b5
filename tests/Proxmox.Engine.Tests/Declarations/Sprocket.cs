using Proxmox.Engine.Declarations;
using Proxmox.Engine.Tests.Fakes;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Engine.Tests.Declarations;

/// <summary>A made-up object with parameters that are grouped under one attribute, slots with keys of their own among them.</summary>
internal static class Sprocket
{
    public static readonly Field<string> Name = Text("name", "Name.").OnWire("sprocket").Required().Replacing();

    public static readonly Field<Attributes> Guest = Nested(
        "guest", "Guest.",
        Text("user", "User.").OnWire("ciuser"),
        Text("model", "Model.").PartOf("cpu", "type").DefaultKey(),
        Text("level", "Level.").PartOf("cpu", "level"),
        Slots("interfaces", "Interfaces.", Text("address", "Address.").OnWire("ip"), Text("gateway", "Gateway.").OnWire("gw"))
            .InSlots(new SlotName("net", 4, "ipconfig"))).Written(WireForm.Inline);

    public static readonly Field<string> Place = Text("place", "Place.").ServerChosen().UnknownWhenChanges(() => [Guest]);

    public static readonly Resource Declaration = new("sprocket", "A sprocket.")
    {
        Area = new("things", "Things", "Things"),
        Api = new("/sprockets") { Item = "/sprockets/{name}", HasDigest = true },
        Fields = [Name, Guest, Place],
        Identity = [Name],
        ImportId = new("{name}", "s1"),
        Plural = "sprockets",
    };

    public static FakePve Pve() => new FakePve().With(new("/sprockets", "sprocket"));
}
