using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn;

/// <summary>What the lives of controllers and servers have in common.</summary>
internal static class SdnLife
{
    /// <summary>That of a certificate.</summary>
    public const string Fingerprint =
        "5D:3A:1C:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC";

    /// <summary>The life of an object.</summary>
    /// <param name="resource">Its resource.</param>
    /// <param name="collection">The path of all of its kind.</param>
    /// <param name="key">The attribute that names it.</param>
    /// <param name="id">Its name.</param>
    /// <param name="required">What it needs beside its name.</param>
    /// <param name="own">Optional attributes.</param>
    /// <param name="changed">Other values.</param>
    /// <param name="drift">What somebody else changes, by PVE's name; null for nothing.</param>
    /// <param name="left">Attributes that are not cleared alone, and why.</param>
    public static Lifecycle Of(string resource, string collection, string key, string id, Value required, Value own, Value changed,
        (string Name, JToken Value)? drift, params (string Attribute, string Why)[] left)
    {
        var minimal = ZoneLife.Join(Config((key, id)), required);
        var full = ZoneLife.Join(minimal, own);
        var reasons = left.ToDictionary(one => one.Attribute, one => one.Why, StringComparer.Ordinal);
        return new(resource)
        {
            Id = id,
            Minimal = minimal,
            Full = full,
            Changed = changed.Members.Count == 0 ? Value.Null : ZoneLife.Join(full, changed),
            Replacements = [(key, id[..1] + "other")],
            NotCleared = reasons,
            NotCombined = reasons,
            Drift = drift is { } change ? pve => pve.Request("PUT", $"{collection}/{id}", change) : null,
            Remove = pve => pve.Request("DELETE", $"{collection}/{id}"),
            Find = pve => pve.Request("GET", $"{collection}/{id}"),
            CreateRequest = ("POST", collection),
        };
    }
}
