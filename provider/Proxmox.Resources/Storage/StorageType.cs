using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Storage;

/// <summary>Storage definitions: <c>/storage</c> (PVE::API2::Storage::Config). All types share one collection.</summary>
internal static class StorageType
{
    /// <summary>Where all types depart from the generic lifecycle.</summary>
    public static Hooks Hooks { get; } = new() { Foresee = Retention.InPlaceOfOthers };

    /// <summary>The declaration of one type of storage.</summary>
    /// <param name="type">PVE's name of the type.</param>
    /// <param name="noun">The name of the resource behind <c>storage_</c>.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="example">A storage id for the documentation.</param>
    /// <param name="own">The attributes of the type; the name, the nodes and the switch are added to them.</param>
    /// <param name="constraints">What the type is held to beside what all are.</param>
    public static Resource Of(
        string type, string noun, string doc, string example, ImmutableArray<Field> own, params ImmutableArray<Constraint> constraints) =>
        new("storage_" + noun, doc + " PVE activates it when it is created, unless it is disabled. Deleting it removes the definition and "
            + "the permissions on it, never what is stored there.")
        {
            ReadDoc = doc,
            Area = Areas.Storage,
            Api = new("/storage")
            {
                Item = "/storage/{storage_id}",
                Listed = new("/storage"),
                Constants = [("type", type)],
                Only = ("type", type),
                HasDigest = true,
                File = ConfigFiles.Storage
            },
            Fields = [Names.Storage, .. own, StorageFields.Nodes, StorageFields.Disabled],
            Identity = [Names.Storage],
            ImportId = new("{storage_id}", example),
            Constraints = [.. StorageFields.Constraints, .. constraints],
            Privileges =
            [
                StoragePrivilege.Allocate with { Path = "/storage", For = Purposes.Write },
                StoragePrivilege.Allocate with { Path = "/storage/{storage_id}", For = Purposes.Read },
                StoragePrivilege.Audit with { Path = "/storage/{storage_id}", For = Purposes.List },
            ],
            Hooks = Hooks,
            Timeouts = OperationTimeouts.Standard,
        };
}
