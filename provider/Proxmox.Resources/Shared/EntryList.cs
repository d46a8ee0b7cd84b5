using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Shared;

/// <summary>Data sources that list objects of several kinds: the same shape as the derived lists, an attribute <c>items</c>.</summary>
internal static class EntryList
{
    /// <summary>The attribute that holds the entries.</summary>
    /// <param name="doc">What the entries are and how they are ordered.</param>
    /// <param name="fields">What each tells.</param>
    public static Field<IReadOnlyList<Attributes>> Items(string doc, params ImmutableArray<Field> fields) =>
        Declare.NestedList("items", doc, Told(fields)).Computed().AlwaysReturned();

    /// <summary>Attributes as what PVE tells, and nobody sets.</summary>
    public static ImmutableArray<Field> Told(params ImmutableArray<Field> fields) =>
        [.. fields.Select(field => field with { Presence = Presence.Computed })];

    /// <summary>The value of that attribute for PVE's entries, ordered by the first of the fields.</summary>
    public static Value Of(Field<IReadOnlyList<Attributes>> items, IEnumerable<PveData> entries)
    {
        var first = items.Type.Nested[0].Name;
        var values = entries.Select(entry => FromData.Members(items.Type.Nested, entry)).OrderBy(entry => entry[first].AsNumber())
            .ThenBy(entry => entry[first].AsText(), StringComparer.Ordinal);
        return Value.Object((items.Name, Value.List(values)));
    }

    /// <summary>A reader of a whole collection.</summary>
    public static Func<Session, Attributes, CancellationToken, Task<Value?>> Reader(
        string path, Field<IReadOnlyList<Attributes>> items, Func<Attributes, PveData, bool>? accepts = null) =>
        async (session, config, cancel) =>
        {
            var entries = await session.Pve.GetAsync(path, cancel: cancel);
            return Of(items, entries.Items.Where(entry => accepts is null || accepts(config, entry)));
        };
}
