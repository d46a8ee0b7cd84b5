using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Commands;

/// <summary>
/// Restarts daemons one after another, each when Ceph can do without it: <c>restart-bulk</c> (PVE::API2::Cluster::Ceph, PVE::API2::Ceph).
/// </summary>
internal static class RollingRestart
{
    private const int MostLines = 5000;

    /// <summary>Whether it is only told what would be done.</summary>
    public static Field<bool> DryRun { get; } =
        Flag("dry_run", "Whether nothing is restarted and `log` only tells what would be. Unset means false.").OnWire("dry-run");

    /// <summary>Whether warnings of Ceph's health do not count.</summary>
    public static Field<bool> Force { get; } =
        Flag("force", "Whether it begins although Ceph's health warns of something. Errors always keep it from beginning. Unset means "
            + "false.");

    /// <summary>Whether only OSDs of an older version are restarted.</summary>
    public static Field<bool> OnlyOutdated { get; } =
        Flag("only_outdated", "Whether only OSDs are restarted that run another version than is installed. Unset means false.")
            .OnWire("only-outdated");

    /// <summary>How long each may take.</summary>
    public static Field<long> Patience { get; } =
        Whole("daemon_timeout_seconds", "How long each daemon may take to come back, in seconds. Unset means 600.").OnWire("timeout")
            .Between(30, 1800);

    private static readonly Field<IReadOnlyList<string>> Log = TextList("log", "What PVE told of it, line by line.").Computed();

    /// <summary>A command.</summary>
    /// <param name="name">Its name, which ends in <c>restart</c>.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="noun">What programs call what is restarted.</param>
    /// <param name="target">The input that names it.</param>
    /// <param name="fields">What the user may give.</param>
    /// <param name="path">Where it is asked for.</param>
    /// <param name="constants">Parameters that are always the same.</param>
    public static Command Of(string name, string doc, string noun, Field target, ImmutableArray<Field> fields, Func<Attributes,
        string> path,
        params ImmutableArray<(string Name, string Value)> constants) => new(name, doc)
        {
            Area = Areas.Ceph,
            Noun = noun,
            Verb = "restart",
            Target = target,
            Fields = [.. fields, Patience, DryRun, Force, Log],
            Since = "9.2",
            Limit = TimeSpan.FromHours(12),
            Privileges = CephPrivileges.OfCommand,
            Run = (run, cancel) => RunAsync(run, path(run.Config), constants, cancel),
        };

    private static async Task<Value?> RunAsync(
        CommandRun run, string path, ImmutableArray<(string Name, string Value)> constants, CancellationToken cancel)
    {
        var form = run.Parameters;
        foreach (var (name, value) in constants)
        {
            form.Add(name, value);
        }

        var answer = await run.DispatchAsync(deadline => run.Pve.PostAsync(path, form, deadline), cancel);
        if (run.Config.Get(DryRun) is true)
        {
            run.ChangesNothing();
        }

        var lines = Upid.TryParse(answer.AsText(), out var task)
            ? (await run.Pve.GetAsync(
                PvePath.Join("nodes", task.Node, "tasks", task.ToString(), "log"), new Form().Add("limit", MostLines), cancel)).Items
            : [];
        return Value.Object((Log.Name, Value.List(lines.Select(line => Value.Of(line["t"].AsText())))));
    }
}
