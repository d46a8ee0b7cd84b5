using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Commands;

/// <summary>What is done to services of Ceph; see <see cref="CephServices"/>.</summary>
internal static class ServiceCommand
{
    /// <summary>The service.</summary>
    public static Field<string> Service { get; } =
        Text("service", "Service of Ceph on the node: one daemon, as `osd.3` or `mon.pve1`, or all of a kind, as `osd`, `mon`, `mgr` or "
            + "`mds`. Unset means all services of Ceph on the node.").NotAParameter()
            .Matching(@"(mon|mds|osd|mgr)(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)?", "a kind of daemon or one of them, such as "
                + "\"osd.3\"");

    /// <summary>The node.</summary>
    public static Field<string> Node { get; } = Names.Node.NotAParameter() with { Doc = "Node that the service runs on." };

    /// <summary>A command.</summary>
    /// <param name="verb">What PVE calls it.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="fields">What else the user may give.</param>
    /// <param name="check">Runs before; null for nothing.</param>
    /// <param name="besides">More privileges.</param>
    public static Command Of(string verb, string doc, ImmutableArray<Field> fields, Func<CommandRun, CancellationToken, Task>? check = null,
        params ImmutableArray<Model.Declarations.Privilege> besides) => new("ceph_service_" + verb, doc)
        {
            Area = Areas.Ceph,
            Noun = "Service",
            Verb = verb,
            Target = Node,
            Fields = [Node, Service, .. fields],
            Privileges = [.. CephPrivileges.OfCommand, .. besides],
            Run = async (run, cancel) =>
            {
                if (check is not null)
                {
                    await check(run, cancel);
                }

                await CephServices.ControlAsync(run, run.Config.Get(Node)!, verb, run.Config.Get(Service), cancel);
                return null as Value;
            },
        };
}
