using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Shared;

/// <summary>Where something stands: <c>pve-node-location</c>.</summary>
internal static class Location
{
    private static readonly Field<Model.Values.Number> Latitude =
        Fraction("latitude", "Latitude in degrees, north of the equator positive.").Required().Between(-90, 90);

    private static readonly Field<Model.Values.Number> Longitude =
        Fraction("longitude", "Longitude in degrees, east of Greenwich positive.").Required().Between(-180, 180);

    private static readonly Field<string> Name = Text("name", "Name of the place.").OfLength(0, 128);

    /// <summary>The attribute.</summary>
    /// <param name="doc">Whose place it is.</param>
    public static Field<Attributes> Of(string doc) =>
        Nested("location", doc, Latitude, Longitude, Name).TypeNamed("cluster:Location", "A place on the Earth.").Since("9.2");
}
