namespace Proxmox.Client;

/// <summary>The rules that options for SSH must keep.</summary>
internal static class SshChecks
{
    /// <summary>All problems at once; none of the texts shows a secret.</summary>
    public static IEnumerable<OptionProblem> Check(SshOptions options)
    {
        if (string.IsNullOrEmpty(options.PrivateKey) && string.IsNullOrEmpty(options.Password))
        {
            yield return new("ssh.private_key", "there is nothing to log in to the nodes with", "set ssh.private_key or ssh.password");
        }

        foreach (var entry in options.HostKeys)
        {
            if (HostKeys.Read(entry, out var wrong).Count == 0 || wrong is not null)
            {
                yield return new("ssh.host_keys", $"\"{wrong ?? entry}\" is no key of a host",
                    "write SHA256:... as ssh-keygen -lf shows it, or lines of a file known_hosts");
            }
        }
    }
}
