using Renci.SshNet.Common;

namespace Proxmox.Client;

/// <summary>What goes wrong on the way to a node's files, in words for the person at the terminal.</summary>
internal static class SshFaults
{
    /// <summary>A server whose key is not among those that are known.</summary>
    public static PveFault OfHostKey(string node, string where, string kind, string fingerprint, bool isAnyKnown) => new(
        FaultKind.Invalid,
        $"node {node} ({where}) shows the key {fingerprint} ({kind}), which is "
            + (isAnyKnown
                ? "none of those in ssh.host_keys: it is not that node, or the node has got a new key"
                : "not known, for ssh.host_keys is not set")
            + ". Nothing was sent. Run `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` on the node; if it shows that key, add "
            + $"\"{fingerprint}\" to ssh.host_keys");

    /// <summary>A connection that cannot be made.</summary>
    public static PveFault OfConnection(string node, string where, SshOptions ssh, Exception failure) => failure switch
    {
        SshAuthenticationException => new(
            FaultKind.Invalid,
            $"node {node} ({where}) does not let {ssh.Username} in by SSH with {Credentials(ssh)}. Check ssh.username, and that "
                + "/etc/ssh/sshd_config and authorized_keys on the node allow it", failure),
        SshConnectionException { DisconnectReason: Renci.SshNet.Messages.Transport.DisconnectReason.KeyExchangeFailed } => new(
            FaultKind.Invalid, $"node {node} ({where}) speaks no SSH that can be used: {failure.Message}", failure),
        _ => new(
            FaultKind.Unreachable,
            $"node {node} cannot be reached by SSH at {where}: {failure.Message.TrimEnd('.')}. Check the network between here and there "
                + "and that the SSH server runs; ssh.addresses and ssh.port say where it is", failure),
    };

    /// <summary>A file that cannot be read or written.</summary>
    public static PveFault OfFile(string node, string path, string user, Exception failure, bool isFull) => failure switch
    {
        SftpPermissionDeniedException => new(
            FaultKind.Invalid,
            $"{user} must not do that to {path} on node {node}. Set ssh.username to a user who may write there, such as root", failure),
        SftpPathNotFoundException => new(
            FaultKind.Invalid,
            $"node {node} has no {path}, or no folder that it could be in. Check that the storage is mounted there", failure),
        SftpException when isFull => new(
            FaultKind.Invalid, $"there is no room left for {path} on node {node}. Make room there, or use another storage", failure),
        NotSupportedException => new(
            FaultKind.Unsupported, $"the SSH server of node {node} cannot put one file in the place of another; OpenSSH can", failure),
        SftpException => new(FaultKind.Unknown, $"node {node} fails at {path}: {failure.Message}", failure),
        _ => new(
            FaultKind.Unknown,
            $"the SSH connection to node {node} broke at {path}: {failure.Message.TrimEnd('.')}. The file is as it was. Run this again",
            failure),
    };

    private static string Credentials(SshOptions ssh) => (string.IsNullOrEmpty(ssh.PrivateKey), string.IsNullOrEmpty(ssh.Password)) switch
    {
        (false, false) => "ssh.private_key or ssh.password",
        (false, true) => "ssh.private_key",
        _ => "ssh.password",
    };
}
