using Grpc.Core;
using Proxmox.Client;
using Proxmox.Pulumi.Values;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Lists the objects of a resource by the ids that a read takes, page by page.</summary>
    public override Task List(ListRequest request, IServerStreamWriter<ListResponse> responseStream, ServerCallContext context) =>
        AnswerAsync(context, async cancel =>
    {
        var subject = FindResource(request.Token, urn: "");
        var query = Read(request.Query);
        var report = About(subject, urn: "", query);
        var problems = new List<Problem>();
        var parents = new PropertyReader(problems).Read(subject.Resource.Parents, query);
        if (problems.Count > 0)
        {
            throw new RpcException(new(StatusCode.InvalidArgument, string.Join("\n", problems.Select(problem => problem.Text))));
        }

        if (!parents.IsWhollyKnown)
        {
            await responseStream.WriteAsync(new() { Computed = new() }, cancel);
            return true;
        }

        try
        {
            var page = ListPage.Of(
                await Core.ListAsync(subject.Resource, parents, cancel), request.Limit, request.PageSize, request.ContinuationToken);
            foreach (var item in page.Items)
            {
                await responseStream.WriteAsync(new() { Result = new() { Id = item.Id, Name = item.Id } }, cancel);
            }

            if (page.Next is { } next)
            {
                await responseStream.WriteAsync(new() { Continuation = new() { ContinuationToken = next } }, cancel);
            }

            return true;
        }
        catch (PveFault fault)
        {
            throw new RpcException(
                new(StatusCode.FailedPrecondition, report.Said($"Could not list objects of {subject.Resource.Name}\n{fault.Message}")));
        }
        catch (FormatException e)
        {
            throw new RpcException(new(StatusCode.InvalidArgument, e.Message));
        }
    });
}
