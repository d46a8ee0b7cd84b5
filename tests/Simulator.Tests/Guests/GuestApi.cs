using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Faults;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.Profiles;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Tests.Guests;

/// <summary>The API of a cluster of three nodes without HTTP: <c>files</c> is a local directory, <c>nas</c> a shared one, <c>local-lvm</c>
/// thin LVM, <c>tank</c> ZFS; all hold images.</summary>
internal abstract class GuestApi
{
    private readonly ApiDispatcher _dispatcher;

    private readonly string _type;

    /// <param name="type">The word of the API's paths: <c>qemu</c> or <c>lxc</c>.</param>
    /// <param name="version">The release.</param>
    /// <param name="content">What the storages hold beside images.</param>
    protected GuestApi(string type, PveVersion version, string content = "")
    {
        _type = type;
        Datacenter = new(version, new Clock());
        StartProfile.Named("demo").Apply(Datacenter);
        Datacenter.LockFailure = Faults.TakeLock;
        Datacenter.Tasks.BeforeWork = Faults.BeforeTaskAsync;
        var router = new Router(Datacenter.Version);
        foreach (var endpoints in Areas.All(new Authenticator(Datacenter)))
        {
            endpoints.Map(router);
        }

        _dispatcher = new(Datacenter, router);
        Datacenter.Api = _dispatcher.Ask;
        Get("POST", "/storage", "storage=files&type=dir&path=/srv/files&content=images,iso,import,snippets" + content);
        Get("POST", "/storage", "storage=nas&type=nfs&server=192.0.2.99&export=/x&content=images,iso" + content);
        Get("POST", "/storage", "storage=tank&type=zfspool&pool=tank/vm&content=images" + content);
        Storage.Volumes.Put(Storage.Get("files"), "iso/debian.iso", 5 << 20);
    }

    public Datacenter Datacenter { get; }

    public FaultPlan Faults { get; } = new();

    public StorageConfig Storage => StorageConfig.Of(Datacenter);

    public GuestSystems Systems => GuestSystems.Of(Datacenter);

    /// <summary>Who calls.</summary>
    public string User { get; set; } = "root@pam";

    /// <summary>Calls with parameters given as a form.</summary>
    public ApiResult Call(string verb, string path, string form = "") => _dispatcher.Run(
        verb,
        path,
        new Identity(User, HasToken: User.Contains('!', StringComparison.Ordinal)),
        form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .GroupBy(pair => pair[0], pair => (JToken)Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal)
            .ToDictionary(
                values => values.Key, values => values.Count() > 1 ? new JArray(values) : values.First(), StringComparer.Ordinal));

    /// <summary>Calls and expects success.</summary>
    public JToken Get(string verb, string path, string form = "")
    {
        var result = Call(verb, path, form);
        Assert.That(result.Status, Is.EqualTo(200),
            $"{verb} {path}: {result.Message}{string.Join(", ", result.Errors ?? new Dictionary<string, string>(StringComparer.Ordinal))}");
        return result.Data ?? JValue.CreateNull();
    }

    /// <summary>Calls and expects an error; gives its first line, or the parameters with theirs.</summary>
    public string Fail(string verb, string path, string form = "")
    {
        var result = Call(verb, path, form);
        Assert.That(result.Status, Is.Not.EqualTo(200), $"{verb} {path} {form}");
        return result.Errors is { } errors
            ? string.Join(", ", errors.Select(error => $"{error.Key}: {error.Value.TrimEnd('\n')}"))
            : result.Message.Split('\n')[0];
    }

    /// <summary>Starts a worker and gives its task.</summary>
    public SimulatedTask Start(string verb, string path, string form = "", string node = "pve1") =>
        Datacenter.Tasks.Find(Get(verb, $"/nodes/{node}/{_type}{path}", form).Value<string>()!)!;

    /// <summary>Starts a worker, waits until nothing runs any more and gives its exit status and log.</summary>
    public (string Exit, IReadOnlyList<string> Log) Run(string verb, string path, string form = "", string node = "pve1")
    {
        var task = Start(verb, path, form, node);
        Wait();
        return (task.ExitStatus!, task.Log);
    }

    /// <summary>Starts a worker by a call of any area, waits until nothing runs any more and gives its exit status and log.</summary>
    public (string Exit, IReadOnlyList<string> Log) Work(string verb, string path, string form = "")
    {
        var task = Datacenter.Tasks.Find(Get(verb, path, form).Value<string>()!)!;
        Wait();
        return (task.ExitStatus!, task.Log);
    }

    /// <summary>Waits until no worker runs any more.</summary>
    public void Wait() => Datacenter.Tasks.WhenIdleAsync().WaitAsync(TimeSpan.FromSeconds(20)).GetAwaiter().GetResult();

    /// <summary>Makes a guest.</summary>
    public virtual void Create(int vmId, string form = "", string node = "pve1") => Assert.That(
        Run("POST", "", string.Create(CultureInfo.InvariantCulture, $"vmid={vmId}&{form}"), node).Exit, Is.EqualTo("OK"));

    /// <summary>Starts a guest.</summary>
    public void PowerOn(int vmId, string node = "pve1") => Assert.That(
        Run("POST", string.Create(CultureInfo.InvariantCulture, $"/{vmId}/status/start"), node: node).Exit, Is.EqualTo("OK"));

    /// <summary>A guest's config as it will be after the next start.</summary>
    public JObject Config(int vmId, string query = "", string node = "pve1") =>
        (JObject)Get("GET", string.Create(CultureInfo.InvariantCulture, $"/nodes/{node}/{_type}/{vmId}/config"), query);

    /// <summary>An option of a guest as text; null where it is not set.</summary>
    public string? Option(int vmId, string key, string query = "", string node = "pve1") => Config(vmId, query, node)[key]?.ToString();

    /// <summary>Changes a guest's config.</summary>
    public void Set(int vmId, string form) =>
        Get("PUT", string.Create(CultureInfo.InvariantCulture, $"/nodes/pve1/{_type}/{vmId}/config"), form);

    /// <summary>Names of the volumes of a storage.</summary>
    public string[] Volumes(string storage, string node = "pve1") =>
        [.. Storage.Volumes.On(storage, node).Where(volume => volume.Parts.Content == "images").Select(volume => volume.Name)];

    /// <summary>A user with a role on a path, who calls from now on.</summary>
    public void Become(string path, string privileges)
    {
        Get("POST", "/access/users", "userid=eve@pve");
        Get("POST", "/access/roles", $"roleid=Eve&privs={privileges}");
        Get("PUT", "/access/acl", $"path={path}&users=eve@pve&roles=Eve");
        User = "eve@pve";
    }
}
