using System.Globalization;
using System.Text;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Operations;

/// <summary>
/// Turns what PVE refused into messages for the person at the terminal: what could not be done, PVE's words, the cause and the remedy.
/// </summary>
internal static class Faults
{
    /// <summary>What to do when PVE cannot be reached.</summary>
    public const string CheckEndpoint =
        "Check endpoint or endpoints in the provider's configuration, the network between here and there, and that the service pveproxy "
            + "runs.";

    // PVE looks a node up by its name where it does not know the address, as that of one that is off since the others were started.
    private const string NoSuchNode =
        "The cluster has no node of that name, or it is off and the others do not know its address. ";

    /// <summary>Adds the messages for a fault.</summary>
    /// <param name="diagnostics">Where they are added.</param>
    /// <param name="verb">What was tried: <c>create</c>.</param>
    /// <param name="declaration">The kind of object.</param>
    /// <param name="subject">The object, for its name; null when there is none.</param>
    /// <param name="fault">What came back.</param>
    public static void Explain(DiagnosticList diagnostics, string verb, Declaration declaration, string? subject, PveFault fault)
    {
        var title = $"Could not {verb} {declaration.Name}" + (subject is null ? "" : $" \"{subject}\"");
        var detail = new StringBuilder().Append(Words(fault, declaration, fault.Said));
        if (fault.TaskLog.Count > 0)
        {
            detail.Append("\n\nThe task's last lines:\n  ").AppendJoin("\n  ", fault.TaskLog);
        }

        if (fault.Task is { } task)
        {
            detail.Append(CultureInfo.InvariantCulture, $"\n\nTask: {task}");
        }

        if (Remedy(fault, declaration, subject) is { } remedy)
        {
            detail.Append("\n\n").Append(remedy);
        }

        if (fault.Method is not null)
        {
            detail.Append(CultureInfo.InvariantCulture, $"\n\nRequest: {fault.Method} {fault.Path}");
        }

        var refused = fault.Parameters.Select(
            parameter => (parameter.Key, parameter.Value, Path: Find(declaration.Attributes, parameter.Key, AttributePath.Root))).ToList();
        foreach (var (name, words, path) in refused)
        {
            diagnostics.Error(title, fault.IsPves ? $"PVE refuses {(path is null ? $"the parameter {name}" : path)}: {Sentence(words)}"
                : Words(fault, declaration, words), path);
        }

        if (refused.Count == 0)
        {
            diagnostics.Error(title, detail.ToString());
        }
    }

    // PVE's name stands before PVE's words alone.
    private static string Words(PveFault fault, Declaration declaration, string said)
    {
        if (fault.IsPves)
        {
            return "PVE: " + Sentence(said);
        }

        var first = said.Split(' ', 2)[0];
        var isName = !first.All(char.IsAsciiLetter) || declaration.Attributes.Any(field => field.Name == first);
        return isName || said.Length == 0 ? Sentence(said) : Sentence(char.ToUpperInvariant(said[0]) + said[1..]);
    }

    private static string? Remedy(PveFault fault, Declaration declaration, string? subject) => fault.Kind switch
    {
        FaultKind.Permission when fault.Said.Contains("need proper ticket", StringComparison.OrdinalIgnoreCase) =>
            "PVE does this only for somebody who has logged in with a password, and for no token: configure the provider with username and "
                + "password instead of api_token.",
        FaultKind.Permission when fault.Privilege is { } privilege =>
            $"The user or token lacks the privilege {privilege.Replace("|", " or ", StringComparison.Ordinal)} on "
                + $"{fault.PrivilegePath ?? "that path"}. Grant a role that holds it there; a token with privilege separation needs it as "
                + "well as its user.",
        FaultKind.Permission => "The user or token lacks a privilege, or PVE keeps this call for root@pam itself."
            + (declaration.Privileges.IsEmpty
                ? "" : $" {declaration.Name} needs "
                + $"{string.Join(", ", declaration.Privileges.Select(needed => $"{string.Join(" or ", needed.AnyOf)} on {needed.Path}"))}."),
        FaultKind.Exists => $"An object of that name exists already. Import it{(subject is null ? "" : $" with the id \"{subject}\"")}, "
            + "choose another name, or remove the other one. If it is this very object that is replaced, leave out create_before_destroy.",
        FaultKind.DiskInUse => "The data source node_disks tells what the disk is used for, and which ones nothing uses. Choose "
            + "another, or wipe it when nobody needs what is on it.",
        FaultKind.Referenced when declaration is Resource { IsDeletedFirst: true } => "Something else refers to it, and a new one cannot "
            + "stand beside it: have that refer to another one, or remove it, first. When this one is replaced, have what refers to it "
            + "replaced in the same run, by replace_triggered_by in its lifecycle: it then goes first and comes last.",
        FaultKind.Referenced => "Something else refers to it: have that refer to another one, or remove it, first. When both are changed "
            + "in one run, set create_before_destroy, so that the old one goes last.",
        FaultKind.NotFound when fault.Said.StartsWith("invalid vnet specified", StringComparison.Ordinal) =>
            "PVE's firewall knows a VNet once it is applied. Where it is made in the same configuration, take its vnet_id from there, so "
                + "that it is applied first; where it is only staged, apply the SDN, as the command sdn_apply does. Else check the name.",
        FaultKind.SdnLocked =>
            "Somebody else holds the lock of the SDN configuration: another run, or whoever works on it in PVE. When nobody does any more, "
                + "free it on a node with `pvesh delete /cluster/sdn/lock --force 1`, then run this again.",
        FaultKind.Locked => "Something else holds the lock: another task, a backup or a migration. It was tried again for a while without "
            + "success; wait until the other work has ended, then run this again.",
        FaultKind.Busy => "PVE has no capacity at the moment. Run this again later.",
        FaultKind.Quorum => "The cluster has no quorum, so nothing can be changed. Bring the missing nodes back, then run this again.",
        FaultKind.Conflict => "Somebody else changed the configuration at the same time. Run this again: it starts from what is there now.",
        FaultKind.Unauthenticated when fault.Method is null && fault.Status is null => "Run the command by hand to see what it does; "
            + "what it "
            + "has to write is told under \"Authentication\" on the provider's page.",
        FaultKind.Unauthenticated => "The credentials are missing, wrong or expired, or the user or token is disabled. Check api_token, or "
            + "username, password, realm and otp, in the provider's configuration, its environment variables, its profile, or what "
            + "credentials_command gives.",
        FaultKind.Certificate when fault.ServerFingerprint is not null =>
            "If that is the fingerprint of your server (`pvenode cert info` on the node shows it), set fingerprint to it, or ca_file to a "
                + "copy of the node's /etc/pve/pve-root-ca.pem.",
        FaultKind.Certificate => "Set ca_file to the certificate of its authority, or fingerprint to the server's own.",
        FaultKind.Unreachable when fault.Said.Contains("hostname lookup", StringComparison.Ordinal) =>
            NoSuchNode + "Check the attribute that names it, and that the node runs.",
        FaultKind.Unreachable when fault.SilentNode is { } node =>
            $"Node {node} does not answer the other nodes: it is off, or its network or the service pveproxy is down. Start it, then run "
                + "this again; whatever is on other nodes can be changed meanwhile, with -target.",
        FaultKind.Unreachable when fault.Method is null => null,
        FaultKind.Unreachable => "No endpoint could be reached. " + CheckEndpoint,
        FaultKind.UnknownNode => NoSuchNode + "Check the name and whether it runs; the data source nodes lists those that there are.",
        FaultKind.Timeout when fault.MayHaveBeenApplied =>
            "There was no answer, so it is not known whether it was carried out. Look at the object before you run this again.",
        FaultKind.Timeout => "There was no answer in time. Run this again; if it stays so, look at the load of the node.",
        FaultKind.NotInitialised when fault.Said.Contains("pveceph install", StringComparison.Ordinal)
            || fault.Said.Contains("not installed", StringComparison.Ordinal) =>
            "That node lacks Ceph: run `pveceph install` on it, which PVE's API cannot do, or name a node that has it.",
        FaultKind.NotInitialised => "Ceph has to be initialised first, by a ceph_cluster, and to have a first ceph_monitor: let this "
            + "depend on them.",
        FaultKind.GuestSilent => "The agent in the guest does not answer. Check that qemu-guest-agent is installed and runs there; after a "
            + "start it takes a while.",
        FaultKind.Unsupported => "This version of PVE does not know it.",
        _ when fault.MayHaveBeenApplied => "The connection broke before the answer, so it is not known whether it was carried out.",
        _ => null,
    };

    // PVE names parameters by their wire names, and parts of a property string behind a dot. Elements of a list have their index there.
    private static AttributePath? Find(IEnumerable<Field> fields, string wireName, AttributePath at)
    {
        var dot = wireName.IndexOf('.', StringComparison.Ordinal);
        var head = dot < 0 ? wireName : wireName[..dot];
        foreach (var field in fields)
        {
            switch (field.WireForm)
            {
                case WireForm.Inline when Find(field.Type.Nested, wireName, at.Attribute(field.Name)) is { } inner:
                    return inner;
                case WireForm.Slots when field.SlotKey(head) is { } slot:
                    return Inside(field, at.Attribute(field.Name).Key(slot));
                case var _ when string.Equals(field.Wire, head, StringComparison.Ordinal) && field.IsInput:
                    return Inside(field, at.Attribute(field.Name));
                default:
                    break;
            }
        }

        return null;

        AttributePath Inside(Field field, AttributePath outer)
        {
            var rest = dot < 0 ? "" : wireName[(dot + 1)..];
            if (field.Type is FieldType.List && rest.Split('.', 2) is [var first, var member]
                && int.TryParse(first, CultureInfo.InvariantCulture, out var index))
            {
                (outer, rest) = (outer.Index(index), member);
            }

            return rest.Length == 0 ? outer : Find(field.Type.Nested, rest, outer) ?? outer;
        }
    }

    /// <summary>Words with an end.</summary>
    public static string Sentence(string words)
    {
        var text = words.Trim();
        return text.Length == 0 ? "(no words)" : text[^1] is '.' or '!' or '?' or ')' ? text : text + ".";
    }
}
