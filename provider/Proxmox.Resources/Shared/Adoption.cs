using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Shared;

/// <summary>
/// Objects that PVE creates a second time without complaint, such as an ACL entry: taking over what somebody else made would also
/// remove it with the resource, so that needs the user's word.
/// </summary>
public static class Adoption
{
    /// <summary>The user's word.</summary>
    public static Field<bool> Adopt { get; } =
        Flag("adopt", "Takes over an object that exists already, which is then removed with the resource. Without it the create fails on "
            + "an existing one.").CreateOnly();

    /// <summary>A create that refuses an existing object unless it may adopt it.</summary>
    /// <param name="find">Finds the object; null when it does not exist.</param>
    /// <param name="create">Creates it, or brings an existing one to the plan.</param>
    public static Func<Operation, CancellationToken, Task> UnlessExisting(
        Func<Operation, CancellationToken, Task<PveData?>> find, Func<Operation, CancellationToken, Task> create) =>
        Unless(async (operation, cancel) => await find(operation, cancel) is not null, create);

    /// <summary>The same for an object that only a list tells of, which is asked for once by all creates of a run.</summary>
    /// <param name="create">Creates it, or brings an existing one to the plan.</param>
    public static Func<Operation, CancellationToken, Task> UnlessListed(Func<Operation, CancellationToken, Task> create) =>
        Unless((operation, cancel) => operation.IsListedAsync(cancel), create);

    private static Func<Operation, CancellationToken, Task> Unless(
        Func<Operation, CancellationToken, Task<bool>> exists, Func<Operation, CancellationToken, Task> create) =>
        async (operation, cancel) =>
        {
            if (operation.Planned.Get(Adopt) is not true && await exists(operation, cancel))
            {
                var id = Paths.ImportId(operation.Resource, operation.Planned.Value).AsText();
                throw new PveFault(FaultKind.Exists, $"\"{id}\" exists already; set adopt = true to take it over");
            }

            await create(operation, cancel);
        };
}
