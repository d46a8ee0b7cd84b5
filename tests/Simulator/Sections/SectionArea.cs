using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sections;

/// <summary>
/// An area of the API whose objects are the sections of one file (<c>PVE::SectionConfig</c>): what differs from area to area. Digest, lock,
/// rules, order of keys and answers are the same in all of them, and come with it.
/// </summary>
/// <param name="Path">The list's path.</param>
/// <param name="File">The file below <c>/etc/pve</c>.</param>
public sealed record SectionArea(string Path, string File)
{
    /// <summary>The parameter that names a section, the last one of the item's path.</summary>
    public string Id { get; init; } = "id";

    /// <summary>How an id is shown.</summary>
    public string IdText { get; init; } = "{id}";

    public required IReadOnlyList<SectionType> Types { get; init; }

    public required SectionTexts Texts { get; init; }

    /// <summary>Whether POST goes to the item's path and not to the list's.</summary>
    public bool IsCreatedByPath { get; init; }

    /// <summary>The lock that guards changes, where it is not named after the file.</summary>
    public string? Lock { get; init; }

    /// <summary>The file that holds what was applied last, where changes wait: a reader sees it with <c>running</c>, and what waits with
    /// <c>pending</c>. The area's own file holds the changes.</summary>
    public string? Running { get; init; }

    /// <summary>How many sections stay in front of a new one; all of them unless given.</summary>
    public int? Place { get; init; }

    /// <summary>The path on which one of the privileges lets a section appear in the list; null where the list shows all.</summary>
    public (string Path, string[] Privileges)? Visible { get; init; }

    /// <summary>The properties that the list shows; null where it shows all, and the digest with them.</summary>
    public string[]? Listed { get; init; }

    /// <summary>Whether a single section is answered with its id.</summary>
    public bool ShowsId { get; init; }

    /// <summary>Whether a single section is answered without the file's digest.</summary>
    public bool HidesDigest { get; init; }

    /// <summary>Whether a creation is checked before the file is locked, so that what is wrong is told without the lock's prefix.</summary>
    public bool ChecksBeforeLock { get; init; }

    /// <summary>Whether a change has to name the required properties again.</summary>
    public bool ChecksUpdateAsCreation { get; init; }

    /// <summary>Whether <c>delete</c> may name anything; what must be there is then missed when the file is written.</summary>
    public bool DeletesAnything { get; init; }

    /// <summary>Reads the file, where it is more than its text.</summary>
    public Func<Datacenter, SectionConfig>? Load { get; init; }

    /// <summary>Finds out which section a call is about, where its parameter does not simply say so.</summary>
    public Func<PveCall, (string? Type, string Id)>? Identify { get; init; }

    /// <summary>The value to store for type, key and value (<c>decode_value</c>), or null to drop it.</summary>
    public Func<string, string, string, string?>? Decode { get; init; }

    /// <summary>Whether a section's object appears in the list, beyond <see cref="Visible"/> and the parameter <c>type</c>.</summary>
    public Func<PveCall, JObject, bool>? Shows { get; init; }

    /// <summary>Runs at the beginning of each call.</summary>
    public Action<PveCall>? OnCall { get; init; }

    /// <summary>Runs before anything is locked.</summary>
    public Action<SectionChange>? OnBegin { get; init; }

    /// <summary>Runs first under the lock.</summary>
    public Action<SectionChange>? OnLock { get; init; }

    /// <summary>Runs before the rules are applied to a creation or a change; its type is known.</summary>
    public Action<SectionChange>? OnCheck { get; init; }

    /// <summary>Runs before what is to be stored is put into a new section (<c>on_add_hook</c>).</summary>
    public Action<SectionChange>? OnCreate { get; init; }

    /// <summary>Runs before what is to be stored is put into the section (<c>on_update_hook</c>).</summary>
    public Action<SectionChange>? OnUpdate { get; init; }

    /// <summary>Fails where a section cannot stand among the others once it is among them; nothing is written then.</summary>
    public Action<SectionChange>? Verify { get; init; }

    /// <summary>Runs before a section is removed (<c>on_delete_hook</c>).</summary>
    public Action<SectionChange>? OnDelete { get; init; }

    /// <summary>Says whether a section goes, where its removal may be no more than a mark that it sets.</summary>
    public Func<SectionChange, bool>? OnRemoval { get; init; }

    /// <summary>Runs when the file has been written and is no longer locked.</summary>
    public Action<SectionChange>? OnDone { get; init; }

    /// <summary>Completes the object of a section, in the list and alone.</summary>
    public Action<PveCall, Section, JObject>? OnShow { get; init; }

    /// <summary>Completes the object of a section in the list.</summary>
    public Action<PveCall, Section, JObject>? OnList { get; init; }

    /// <summary>Registers the five calls.</summary>
    public void Map(Router router) => new SectionEndpoints(this, router.Version).Map(router);
}
