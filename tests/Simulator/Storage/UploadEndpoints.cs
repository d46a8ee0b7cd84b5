using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage.Files;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Storage;

/// <summary>Files that clients send: <c>/nodes/{node}/storage/{storage}/upload</c> (<c>PVE::API2::Storage::Status</c>).</summary>
public sealed class UploadEndpoints : IEndpoints
{
    public void Map(Router router) => router.On("POST", "/nodes/{node}/storage/{storage}/upload", call =>
    {
        var config = StorageConfig.Of(call.Datacenter);
        var storage = IncomingFile.StorageOf(call, "");
        var upload = call.Upload ?? throw PveError.Die("missing temporary file name");
        var target = IncomingFile.Of(call, storage);
        if (!storage.Content.Contains(target.Content, StringComparer.Ordinal))
        {
            throw PveError.Die($"storage '{storage.Id}' does not support '{target.Content}' content");
        }

        config.Host.Activate(config, storage, target.Node);
        var (algorithm, checksum) = (call.OptionalText("checksum-algorithm"), call.Text("checksum"));
        // The request is not passed on to its node: the node that answers copies the file there.
        return call.Datacenter.Tasks.Fork(call.Datacenter.LocalNode, "imgcopy", "", call.AuthId ?? "root@pam", worker =>
        {
            Take(worker, upload, target, config.Host.ImageTool, algorithm, checksum);
            return Task.CompletedTask;
        });
    });

    private static void Take(TaskWorker worker, UploadedFile upload, IncomingFile target, string tool, string? algorithm, string checksum)
    {
        worker.Print($"starting file import from: {upload.Path}");
        if (algorithm is not null)
        {
            IncomingFile.VerifyChecksum(
                worker, upload.Content, algorithm, checksum, "calculating checksum...", "OK, checksum verified", "");
        }

        UntrustedFile.Verify(upload.Content, target.Content, target.FileName, upload.Path, tool, worker.Print);
        worker.Print($"target node: {target.Node}");
        worker.Print($"target file: {target.Path}");
        worker.Print($"file size is: {upload.Content.Length}");
        worker.Print($"command: cp -- {upload.Path} {target.Path}");
        target.Put(worker, upload.Content);
        worker.Print("finished file import successfully");
    }
}
