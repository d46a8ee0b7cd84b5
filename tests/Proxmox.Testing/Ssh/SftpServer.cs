using System.Diagnostics;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Storage;

namespace Proxmox.Testing.Ssh;

/// <summary>
/// The SSH server of a node, by somebody else's implementation (<c>ssh2</c> of npm): a process that serves a folder of this machine as the
/// node's root.
/// </summary>
public sealed class SftpServer : IAsyncDisposable
{
    /// <summary>The password that it lets <c>root</c> in with.</summary>
    public const string Password = "canary-ssh-password";

    private const string Variable = "PROXMOX_TEST_SSH2";

    private readonly Process _process;

    private SftpServer(Process process, string root) => (_process, Root) = (process, root);

    /// <summary>The folder that stands for the node's root.</summary>
    public string Root { get; }

    /// <summary>The port on the loopback address.</summary>
    public int Port { get; private set; }

    /// <summary>The fingerprint of its key.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Its public key.</summary>
    public string HostKey { get; private set; } = "";

    /// <summary>Starts one whose root has the folder of <c>local</c>, and ignores the test where what it takes is not here.</summary>
    public static async Task<SftpServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } library)
        {
            Assert.Ignore($"{Variable} names no ssh2; `make test` installs it where there is npm.");
            throw new UnreachableException();
        }

        var script = Path.Combine(Repository.Root, "tests/Proxmox.Testing/Ssh/sftp-server.js");
        var process = Process.Start(new ProcessStartInfo("node", [script, library])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var server = new SftpServer(process, Directory.CreateTempSubdirectory("proxmox-node-").FullName);
        Directory.CreateDirectory(server.On("/var/lib/vz"));
        var told = await server.AskAsync(new() { ["root"] = server.Root, ["user"] = "root", ["password"] = Password });
        (server.Port, server.Fingerprint, server.HostKey) = ((int)told["port"]!, (string)told["fingerprint"]!, (string)told["hostKey"]!);
        return server;
    }

    /// <summary>The file of this machine that a path of the node stands for.</summary>
    public string On(string path) => Root + path;

    /// <summary>Lets in who has a new key, and gives its private half.</summary>
    public async Task<string> MakeKeyAsync(string kind, string? passphrase = null) =>
        (string)(await AskAsync(new() { ["makeKey"] = kind, ["passphrase"] = passphrase }))["private"]!;

    /// <summary>From now on the connection is cut when more bytes than that have been written; null for never.</summary>
    public Task CutAfterAsync(int? bytes) => FaultAsync("cutAfter", bytes);

    /// <summary>From now on there is no room for what is written.</summary>
    public Task FillAsync() => FaultAsync("isFull", true);

    /// <summary>So many of the next connections are closed before anything is said.</summary>
    public Task RefuseAsync(int connections) => FaultAsync("refuse", connections);

    /// <summary>How many have logged in so far.</summary>
    public async Task<int> LoginsAsync() => (int)(await AskAsync([]))["logins"]!;

    /// <summary>How many connections there are.</summary>
    public async Task<int> OpenAsync() => (int)(await AskAsync([]))["open"]!;

    /// <summary>
    /// A provider configuration that logs in here by password, with members of <c>ssh</c> beside or in place of the usual ones.
    /// </summary>
    public Value Configuration(PveSimulator pve, params (string Name, Value Value)[] members) => Configurations.Of(pve).With(
        "ssh", members.Aggregate(
            Value.Object(("password", Value.Of(Password).AsSecret()), ("port", Port), ("host_keys", Value.List(Fingerprint))),
            (ssh, member) => ssh.With(member.Name, member.Value)).AsSecret());

    /// <summary>Has a node of the simulator see the folder of a storage as it is here.</summary>
    /// <param name="pve">The simulator.</param>
    /// <param name="storage">The storage.</param>
    /// <param name="node">Null for the node that answers.</param>
    public void Share(PveSimulator pve, string storage = "local", string? node = null) => pve.Datacenter.Locked(datacenter =>
    {
        var config = StorageConfig.Of(datacenter);
        var definition = config.Get(storage);
        config.Volumes.ShareSnippets(definition, On(definition.Directory("snippets")), node);
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private Task<JObject> FaultAsync(string name, JToken? value) => AskAsync(new() { ["faults"] = new JObject { [name] = value } });

    private async Task<JObject> AskAsync(JObject question)
    {
        await _process.StandardInput.WriteLineAsync(question.ToString(Newtonsoft.Json.Formatting.None));
        await _process.StandardInput.FlushAsync();
        var answer = await _process.StandardOutput.ReadLineAsync();
        return JObject.Parse(answer ?? throw new InvalidOperationException("the SSH server has ended"));
    }
}
