using Proxmox.Client;
using Proxmox.Engine.Credentials;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Engine;

/// <summary>How the provider logs in to the nodes themselves: the part <c>ssh</c> of its configuration.</summary>
internal static class SshConfiguration
{
    private static readonly Field<string> Username =
        Text("username", "User on the nodes, who must be allowed to write where the storages are. Unset means `root`.")
            .FromEnvironment("PROXMOX_VE_SSH_USERNAME");

    private static readonly Field<string> PrivateKey =
        Text("private_key", "Private key of the user, in OpenSSH's format or as PEM: the path of a file, or its text. An agent is not "
            + "asked.")
            .As(Formats.Verbatim).Secret().FromEnvironment("PROXMOX_VE_SSH_PRIVATE_KEY");

    private static readonly Field<string> Passphrase =
        Text("private_key_passphrase", "What `private_key` is encrypted with.")
            .Secret().FromEnvironment("PROXMOX_VE_SSH_PRIVATE_KEY_PASSPHRASE");

    private static readonly Field<string> Password =
        Text("password", "Password of the user, where there is no key, or the node does not take it.")
            .Secret().FromEnvironment("PROXMOX_VE_SSH_PASSWORD");

    private static readonly Field<long> Port =
        Whole("port", "Port of the SSH servers. Unset means 22.").Between(1, 65535).FromEnvironment("PROXMOX_VE_SSH_PORT");

    private static readonly Field<IReadOnlyList<string>> HostKeys =
        TextList("host_keys", "Keys by which the nodes are recognised: fingerprints, `SHA256:...`, as `ssh-keygen -lf "
            + "/etc/ssh/ssh_host_ed25519_key.pub` shows them on a node, or the text of a file `known_hosts`. Any of them is taken from any "
            + "node, and no other key from none.")
            .Written(WireForm.Repeated).FromEnvironment("PROXMOX_VE_SSH_HOST_KEYS");

    private static readonly Field<IReadOnlyDictionary<string, string>> Addresses =
        TextMap("addresses", "Names or IP addresses at which nodes are reached, by node. A node that is not here is reached where the "
            + "cluster says that it is, and a single endpoint's own node at the endpoint's host. In the environment each is a line "
            + "`node: address`.")
            .FromEnvironment("PROXMOX_VE_SSH_ADDRESSES");

    /// <summary>The part.</summary>
    public static readonly Field<Attributes> Ssh =
        Nested("ssh", "How to log in to the nodes by SSH, for snippets alone, which PVE's API does not take. Unset means that nothing is "
            + "done by SSH, unless the environment holds a key or a password for it.",
            Username, PrivateKey, Passphrase, Password, Port, HostKeys, Addresses)
            // A program of Pulumi's keeps only whole settings of a provider secret.
            .Written(WireForm.Inline).Secret();

    /// <summary>
    /// The part with what a source has put in where it is unset. Where all of it is, a key or a password in the source asks for SSH, and a
    /// port or an address alone does not.
    /// </summary>
    public static Value With(SettingSource source, Value given, DiagnosticList diagnostics)
    {
        if (given.IsUnknown)
        {
            return given;
        }

        var found = new DiagnosticList();
        var complete = ProviderConfiguration.Filled(
            Ssh.Type.Nested, given.IsNull ? Value.Object() : given, AttributePath.Of(Ssh.Name), source, found);
        if (given.IsNull && complete[PrivateKey.Name].IsNull && complete[Password.Name].IsNull)
        {
            return given;
        }

        diagnostics.AddRange(found);
        return complete;
    }

    /// <summary>The options for the client; null where the provider is not to log in to the nodes.</summary>
    public static SshOptions? Options(Attributes config)
    {
        if (config.Get(Ssh) is not { Value.IsNull: false } ssh)
        {
            return null;
        }

        var unset = new SshOptions();
        return new()
        {
            Username = ssh.Get(Username) ?? unset.Username,
            PrivateKey = ssh.Get(PrivateKey),
            Passphrase = ssh.Get(Passphrase),
            Password = ssh.Get(Password),
            Port = (int)(ssh.Get(Port) ?? unset.Port),
            HostKeys = ssh.Get(HostKeys) ?? unset.HostKeys,
            Addresses = ssh.Get(Addresses) ?? unset.Addresses,
        };
    }
}
