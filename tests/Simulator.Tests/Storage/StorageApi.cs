using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.Profiles;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Tests.Storage;

/// <summary>The storage calls on the recorded node, without HTTP.</summary>
internal sealed class StorageApi
{
    private readonly ApiDispatcher _dispatcher;

    public StorageApi(PveVersion version = PveVersion.V92)
    {
        Datacenter = new(version, new Clock());
        new RecordingProfile().Apply(Datacenter);
        var router = new Router(Datacenter.Version);
        foreach (var endpoints in new IEndpoints[] { new StorageConfigEndpoints(), new NodeStorageEndpoints(), new VolumeEndpoints(),
            new VolumeCopyEndpoint(), new UploadEndpoints(), new DownloadEndpoints(), new ApplianceEndpoints(), new OciEndpoints(),
            new PruneEndpoints() })
        {
            endpoints.Map(router);
        }

        _dispatcher = new(Datacenter, router);
    }

    public Datacenter Datacenter { get; }

    public StorageConfig Config => StorageConfig.Of(Datacenter);

    public string User { get; set; } = "root@pam";

    /// <summary>Calls with parameters given as a form.</summary>
    public ApiResult Call(string verb, string path, string form = "", UploadedFile? upload = null) => _dispatcher.Run(
        verb,
        path,
        new Identity(User, HasToken: false),
        form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2))
            .ToDictionary(p => p[0], p => (JToken)Uri.UnescapeDataString(p[1]), StringComparer.Ordinal),
        upload);

    /// <summary>Calls and expects success.</summary>
    public JToken Get(string verb, string path, string form = "", UploadedFile? upload = null)
    {
        var result = Call(verb, path, form, upload);
        Assert.That(result.Status, Is.EqualTo(200), result.Message + string.Join(", ", result.Errors ?? new Dictionary<string, string>()));
        return result.Data ?? JValue.CreateNull();
    }

    /// <summary>Calls and expects an error; gives its first line.</summary>
    public string Fail(string verb, string path, string form = "")
    {
        var result = Call(verb, path, form);
        Assert.That(result.Status, Is.Not.EqualTo(200));
        return result.Errors is { } errors ? string.Join(", ", errors.Select(e => $"{e.Key}: {e.Value}")) : result.Message.Split('\n')[0];
    }

    /// <summary>Calls, waits for the task and gives its exit status and log.</summary>
    public async Task<(string Exit, IReadOnlyList<string> Log)> RunAsync(
        string verb, string path, string form = "", UploadedFile? upload = null)
    {
        var upid = Get(verb, path, form, upload).Value<string>()!;
        await Datacenter.Tasks.WhenIdleAsync();
        var task = Datacenter.Tasks.Find(upid)!;
        return (task.ExitStatus!, task.Log);
    }
}
