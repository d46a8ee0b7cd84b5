using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Storage;

/// <summary>Files that come from outside: <c>upload</c> and <c>download-url</c> (<c>PVE::API2::Storage::Status</c>).</summary>
public sealed class ImportEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("POST", "/nodes/{node}/storage/{storage}/upload", Upload);
        router.On("POST", "/nodes/{node}/storage/{storage}/download-url", Download);
    }

    private static JToken Upload(PveCall call)
    {
        var config = StorageConfig.Of(call.Datacenter);
        var storage = config.Get(call.Text("storage"));
        storage.RequireEnabledOn(NodeOf(call));
        if (storage.Path is null)
        {
            throw PveError.Die($"can't upload to storage type '{storage.Type.Name}'");
        }

        if (call.Upload is not { } file)
        {
            throw PveError.Die("missing temporary file name");
        }

        var content = call.Text("content");
        var name = NormalizedName(call);
        RequireExtension(content, name);
        if (!storage.Content.Contains(content, StringComparer.Ordinal))
        {
            throw PveError.Die($"storage '{storage.Id}' does not support '{content}' content");
        }

        config.Host.Activate(config, storage, NodeOf(call));

        var (algorithm, checksum) = (call.OptionalText("checksum-algorithm"), call.Text("checksum"));
        var target = $"{storage.Directory(content)}/{name}";
        var node = NodeOf(call);
        return call.Fork("imgcopy", null, worker =>
        {
            worker.Print($"starting file import from: {file.Path}");
            if (algorithm is not null)
            {
                VerifyChecksum(worker, "calculating checksum...", algorithm, checksum, file.Content);
            }

            worker.Print($"target node: {NodeOf(call)}");
            worker.Print($"target file: {target}");
            worker.Print($"file size is: {file.Content.Length}");
            worker.Print($"command: cp -- {file.Path} {target}");
            Store(worker, storage.Id, $"{content}/{name}", file.Content, node);
            worker.Print("finished file import successfully");
            return Task.CompletedTask;
        });
    }

    private static JToken Download(PveCall call)
    {
        var config = StorageConfig.Of(call.Datacenter);
        var storage = config.Get(call.Text("storage"));
        storage.RequireEnabledOn(NodeOf(call));
        if (storage.Path is null)
        {
            throw PveError.Die($"can't upload to storage type '{storage.Type.Name}', not a file based storage!");
        }

        var content = call.Text("content");
        if (!storage.Content.Contains(content, StringComparer.Ordinal))
        {
            throw PveError.Die($"storage '{storage.Id}' is not configured for content-type '{content}'");
        }

        var name = NormalizedName(call);
        RequireExtension(content, name);
        config.Host.Activate(config, storage, NodeOf(call));

        var order = new DownloadOrder(
            NodeOf(call),
            call.Text("url"),
            storage.Id,
            $"{content}/{name}",
            $"{storage.Directory(content)}/{name}",
            call.OptionalText("checksum") is { Length: > 0 } checksum ? (call.Text("checksum-algorithm"), checksum) : null);
        var decompress = call.Has("compression");
        return call.Fork("download", Uri.EscapeDataString(name), worker =>
        {
            if (decompress && content != "iso")
            {
                throw PveError.Die($"decompression not supported for {content}");
            }

            Fetch(worker, order);
            return Task.CompletedTask;
        });
    }

    private static void Fetch(TaskWorker worker, DownloadOrder order)
    {
        worker.Print($"downloading {order.Url} to {order.Path}");
        var config = worker.Locked(StorageConfig.Of);
        if (worker.Locked(_ => config.Volumes.Find($"{order.Storage}:{order.Name}", order.Node)) is { } existing)
        {
            KeepExisting(worker, order, existing);
            return;
        }
        var address = new Uri(order.Url);
        if (config.Host.Fetches(address) is not { } file)
        {
            throw PveError.Die($"download failed: Connecting to {address.Host}:{address.Port}... failed: Connection refused.");
        }

        if (order.Checksum is { } checksum)
        {
            VerifyChecksum(worker, "calculating checksum...", checksum.Algorithm, checksum.Expected, file);
        }

        Store(worker, order.Storage, order.Name, file, order.Node);
        worker.Print($"download of '{order.Url}' to '{order.Path}' finished");
    }

    private static void KeepExisting(TaskWorker worker, DownloadOrder order, Volume existing)
    {
        if (order.Checksum is not (var algorithm, var expected))
        {
            throw PveError.Die($"refusing to override existing file '{order.Path}'");
        }

        const string Line = "calculating checksum of existing file...";
        var found = Hash(algorithm, existing.Content ?? new byte[existing.Size]);
        var fits = string.Equals(found, expected, StringComparison.OrdinalIgnoreCase);
        worker.Print(fits ? Line + "OK, got correct file already, no need to download" : Line);
        if (!fits)
        {
            throw PveError.Die($"checksum mismatch: got '{found}' != expect '{expected}', aborting");
        }
    }

    private static void Store(TaskWorker worker, string storage, string name, byte[] content, string node) => worker.Locked(datacenter =>
    {
        var config = StorageConfig.Of(datacenter);
        config.Volumes.Put(config.Get(storage), name, content.Length, node: node).Content = content;
    });

    private static void VerifyChecksum(TaskWorker worker, string line, string algorithm, string expected, byte[] content)
    {
        var found = Hash(algorithm, content);
        var fits = string.Equals(found, expected, StringComparison.OrdinalIgnoreCase);
        worker.Print(fits ? line + "OK, checksum verified" : line);
        if (!fits)
        {
            throw PveError.Die($"checksum mismatch: got '{found}' != expect '{expected}'");
        }
    }

    // The algorithms are PVE's choice; sha224 is one that .NET does not have.
#pragma warning disable CA5350, CA5351
    private static string Hash(string algorithm, byte[] content) => Convert.ToHexStringLower(algorithm switch
    {
        "md5" => MD5.HashData(content),
        "sha1" => SHA1.HashData(content),
        "sha256" => SHA256.HashData(content),
        "sha384" => SHA384.HashData(content),
        "sha512" => SHA512.HashData(content),
        _ => throw PveError.Die($"{algorithm} is not simulated"),
    });
#pragma warning restore CA5350, CA5351

    private static void RequireExtension(string content, string name)
    {
        switch (content)
        {
            case "iso" when !VolumeName.IsIso(name):
            case "vztmpl" when !VolumeName.IsTemplate(name):
                throw PveError.Parameter("filename", "wrong file extension");
            case "import" when !VolumeName.IsImport(name):
                throw PveError.Parameter("filename", "invalid filename or wrong extension");
        }
    }

    /// <summary><c>normalize_content_filename</c>: no directories, and underscores for what a file name should not have.</summary>
    private static string NormalizedName(PveCall call)
    {
        var name = call.Text("filename").TrimEnd('\n');
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' ? c : '_'));
    }

    private static string NodeOf(PveCall call) => call.Node == "localhost" ? call.Datacenter.LocalNode : call.Node;

    private sealed record DownloadOrder(
        string Node,
        string Url,
        string Storage,
        string Name,
        string Path,
        (string Algorithm, string Expected)? Checksum);
}
