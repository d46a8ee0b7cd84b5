using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Cluster.Membership;

/// <summary>
/// A node on its way into the cluster. Its task says what is wrong as long as it has not joined; then its login and its certificate are no
/// longer what they were, and only the members can tell how it goes on.
/// </summary>
internal sealed class Join
{
    private const string Path = "/cluster/config/join";
    private const string Root = "root@pam";

    private readonly Operation _operation;
    private readonly string _node;

    private Join(Operation operation) => (_operation, _node) = (operation, operation.Planned.Get(Names.Node)!);

    /// <summary>Lets the node join, and waits until the members work with it.</summary>
    public static Task RunAsync(Operation operation, CancellationToken cancel) => new Join(operation).RunAsync(cancel);

    /// <summary>Refuses a plan that the node itself has something against. A node that does not answer is left to the apply.</summary>
    public static async Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        var (endpoint, password) = (plan.Config.Get(ClusterNode.Endpoint), Secret(plan.Config, ClusterNode.EndpointPassword));
        if (endpoint is null || password is null || plan.Config[ClusterNode.EndpointFingerprint].IsUnknown)
        {
            return;
        }

        try
        {
            await CheckAsync(session.Elsewhere(To(plan.Config, password)), plan, cancel);
        }
        catch (PveFault fault) when (fault.Kind == FaultKind.Unauthenticated)
        {
            plan.Diagnostics.Error("The node that is to join refuses the login",
                $"{endpoint} does not let root@pam in with that password. It is the password on the node itself, before it joins.",
                AttributePath.Of(ClusterNode.EndpointPassword.Name));
        }
        catch (PveFault)
        {
        }
    }

    private static async Task CheckAsync(IPve joining, PlanReview plan, CancellationToken cancel)
    {
        var (status, planned) = (await ClusterStatus.AskAsync(joining, cancel), plan.Planned.Get(Names.Node));
        if (planned is not null && status.Answering is { } name && name != planned)
        {
            plan.Diagnostics.Error("It is another node",
                $"At {plan.Config.Get(ClusterNode.Endpoint)} answers the node \"{name}\". Set node to its name, or endpoint to the address "
                    + "of the other.",
                AttributePath.Of(Names.Node.Name));
        }
        else if (plan.Config.Get(ClusterNode.Force) is true)
        {
            return;
        }
        else if (status.IsCluster)
        {
            plan.Diagnostics.Error("The node is in a cluster already",
                $"It is in the cluster \"{status.Cluster["name"].AsText()}\". Import it if that is yours; else a node has to be installed "
                    + "anew before it can join another.",
                AttributePath.Of(Names.Node.Name));
        }
        else if ((await joining.GetAsync("/cluster/resources", new Form().Add("type", "vm"), cancel)).Items.Count > 0)
        {
            plan.Diagnostics.Error("The node has guests",
                "A node that joins has to have no guests, for those of the cluster may have their VMIDs. Move them away first.",
                AttributePath.Of(Names.Node.Name));
        }
    }

    private async Task RunAsync(CancellationToken cancel)
    {
        using var turn = await _operation.LockAsync(Corosync.Turn, cancel);
        if (await IsListedAsync(cancel))
        {
            throw new PveFault(FaultKind.Exists, $"the cluster has a node '{_node}' already");
        }

        var form = await FormAsync(cancel);
        var joining = _operation.Elsewhere(To(_operation.Config, _operation.Config.Get(ClusterNode.EndpointPassword)!));
        var answer = await joining.PostAsync(Path, form, cancel);
        if (!Upid.TryParse(answer.AsText(), out var task))
        {
            throw new PveFault(FaultKind.Unknown, "the node answered with no task");
        }

        await _operation.AskUntilAsync(
            async later => await IsListedAsync(later) || await IsStoppedAsync(joining, task, later), isListed => isListed, cancel,
            Corosync.MayPass);
        _operation.MarkCreated();
        await _operation.AskUntilAsync(
            later => ClusterStatus.AskAsync(_operation.Pve, later), status => status.IsQuorate && status.IsOnline(_node), cancel,
            Corosync.MayPass);
        // The members do not know its new certificate yet, and what is made on it next would fail.
        await _operation.AskUntilAsync(
            later => _operation.Pve.GetAsync(PvePath.Join("nodes", _node, "version"), cancel: later), _ => true, cancel,
            fault => fault.Kind == FaultKind.UnknownNode || Corosync.MayPass(fault));
    }

    private async Task<bool> IsListedAsync(CancellationToken cancel) =>
        (await Corosync.NodesAsync(_operation.Pve, cancel)).Any(node => node["name"].AsText() == _node);

    // Once it has joined, the node takes neither the login nor, with its new certificate, the connection.
    private static async Task<bool> IsStoppedAsync(IPve joining, Upid task, CancellationToken cancel)
    {
        try
        {
            var status = await joining.GetAsync(PvePath.Join("nodes", task.Node, "tasks", task.ToString(), "status"), cancel: cancel);
            if (status["status"].AsText() == "stopped")
            {
                await joining.WaitAsync(task, cancel: cancel);
            }
        }
        catch (PveFault fault) when (fault.Task is null)
        {
        }

        return false;
    }

    // What the user does not say of the member is what the cluster itself gives to those who join.
    private async Task<Form> FormAsync(CancellationToken cancel)
    {
        var form = Changes.Create(_operation.Resource.Fields, _operation.Config, _operation.Planned);
        form.Remove(Names.Node.Wire);
        if (form.Has(ClusterNode.MemberAddress.Wire) && form.Has(ClusterNode.MemberFingerprint.Wire))
        {
            return form;
        }

        var information = await JoinInformation.AskAsync(_operation.Pve, node: null, cancel);
        var member = information.Preferred;
        foreach (var (field, told) in ((Field, PveData)[])[(ClusterNode.MemberAddress, member["pve_addr"]),
            (ClusterNode.MemberFingerprint, member["pve_fp"])])
        {
            if (!form.Has(field.Wire) && told.AsText() is { } text)
            {
                form.Add(field.Wire, text);
            }
        }

        return form;
    }

    private static string? Secret(Attributes config, Field<string> secret) =>
        config.Get(secret) ?? config.Value[WriteOnly.TwinName(secret)].AsText();

    private static Func<PveOptions, PveOptions> To(Attributes config, string password) => options => options with
    {
        Endpoints = [config.Get(ClusterNode.Endpoint)!],
        Fingerprint = config.Get(ClusterNode.EndpointFingerprint),
        CaFile = config.Get(ClusterNode.EndpointFingerprint) is null ? options.CaFile : null,
        Insecure = options.Insecure && config.Get(ClusterNode.EndpointFingerprint) is null,
        ApiToken = null,
        Username = Root,
        Realm = null,
        Password = password,
        Otp = null,
    };
}
