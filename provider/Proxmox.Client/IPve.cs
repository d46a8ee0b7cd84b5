namespace Proxmox.Client;

/// <summary>
/// A PVE API. Paths are those below <c>/api2/json</c>, with a leading slash and encoded segments (<see cref="PvePath.Join"/>). Every method
/// answers the content of <c>data</c>, throws <see cref="PveFault"/> when that cannot be had, and
/// <see cref="OperationCanceledException"/> when cancelled.
/// </summary>
public interface IPve
{
    /// <summary>Reads. Repeated as often as the retry budget allows when it does not get through.</summary>
    Task<PveData> GetAsync(string path, Form? query = null, CancellationToken cancel = default);

    /// <summary>
    /// Reads as <see cref="GetAsync"/> does, and answers all that PVE says: an object with <c>data</c>, and beside it what a method tells
    /// of its answer, such as <c>changes</c>.
    /// </summary>
    async Task<PveData> GetWithRemarksAsync(string path, Form? query = null, CancellationToken cancel = default) =>
        PveData.Object(("data", await GetAsync(path, query, cancel)));

    /// <summary>Creates or acts. Sent again only when it is sure that PVE has not begun to carry it out.</summary>
    Task<PveData> PostAsync(string path, Form? form = null, CancellationToken cancel = default);

    /// <summary>
    /// Sends a file behind its parameters, a piece at a time. Sent again only when it is sure that PVE has not begun to carry it out. It
    /// may take as long as it moves.
    /// </summary>
    Task<PveData> UploadAsync(string path, Form form, FileUpload file, CancellationToken cancel = default);

    /// <summary>Updates. Sent again only when it is sure that PVE has not begun to carry it out.</summary>
    Task<PveData> PutAsync(string path, Form? form = null, CancellationToken cancel = default);

    /// <summary>Deletes; the parameters go into the query string. Sent again only when PVE has surely not begun to carry it out.</summary>
    Task<PveData> DeleteAsync(string path, Form? query = null, CancellationToken cancel = default);

    /// <summary>
    /// Logs in with the user and password of the options, where that has not been done yet, and gives the ticket, which PVE has accepted
    /// already. Null where requests carry an API token.
    /// </summary>
    Task<Ticket?> LogInAsync(CancellationToken cancel = default) => Task.FromResult<Ticket?>(null);

    /// <summary>
    /// Waits until a task has ended and answers how, warnings being a success. Cancelling stops the task in PVE and then throws.
    /// </summary>
    /// <exception cref="PveFault">
    /// The task failed: <see cref="FaultKind.TaskFailed"/>, or a more telling kind when its last words name one
    /// (<see cref="FaultKind.Locked"/>, after which the request may be sent again). Never <see cref="FaultKind.NotFound"/> for what it
    /// missed.
    /// </exception>
    Task<TaskOutcome> WaitAsync(Upid task, IProgress<TaskProgress>? progress = null, CancellationToken cancel = default);
}
