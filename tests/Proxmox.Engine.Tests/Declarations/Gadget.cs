using Proxmox.Engine.Declarations;
using Proxmox.Engine.Tests.Fakes;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Engine.Tests.Declarations;

/// <summary>A made-up object with a parent, whose collection names single objects by parameters and answers with arrays of one.</summary>
internal static class Gadget
{
    public static readonly Field<string> Shelf = Text("shelf", "Shelf.").Required().Replacing();
    public static readonly Field<string> Name = Text("name", "Name.").OnWire("gadget").Required().Replacing();
    public static readonly Field<string> Title = Text("title", "Title.");
    public static readonly Field<string> Code = Text("code", "Code.").Secret().NeverReturned();

    public static readonly Resource Declaration = new("gadget", "A gadget.")
    {
        Area = new("things", "Things", "Things"),
        Api = new("/shelves/{shelf}/gadgets") { KeyInQuery = true, ItemInArray = true },
        Fields = [Shelf, Name, Title, Code],
        Identity = [Shelf, Name],
        ImportId = new("{shelf}/{name}", "s1/g1"),
        Plural = "gadgets",
    };

    public static FakePve Pve() => new FakePve().With(new("/shelves/s 1/gadgets", "gadget") { InQuery = true, InArray = true });
}
