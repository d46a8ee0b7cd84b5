using Grpc.Core;
using Proxmox.Pulumi.Schemas;
using Proxmox.Pulumi.Values;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Calls a function: reads a data source. It changes nothing, so that a preview needs no care of its own.</summary>
    public override Task<InvokeResponse> Invoke(InvokeRequest request, ServerCallContext context) => AnswerAsync(context, async cancel =>
    {
        var source = _tokens.Value.Function(request.Tok) ?? throw NotThere("function", request.Tok);
        var arguments = Read(request.Args);
        var report = new Report(source, _engineLog, urn: "", SecretTexts.Of(arguments));
        var problems = new List<Problem>();
        var properties = PropertyNames.Properties(source);
        var config = new PropertyReader(problems).Read(properties, arguments);
        var diagnostics = Core.Validate(source, config);
        var answer = new InvokeResponse { Failures = { Failures(problems, diagnostics, report) } };
        if (answer.Failures.Count > 0)
        {
            return answer;
        }

        if (!config.IsWhollyKnown)
        {
            throw new RpcException(new(StatusCode.InvalidArgument, $"{request.Tok} was called with arguments that are not known yet."));
        }

        var read = await Core.ReadDataAsync(source, config, cancel);
        await report.WarnAsync(read.Diagnostics);
        if (read.Diagnostics.HasErrors)
        {
            answer.Failures.AddRange(report.Failures(read.Diagnostics));
            return answer;
        }

        answer.Return = Write(SecretMarks.LikeInputs(arguments, PropertyWriter.Write(properties, read.State)));
        return answer;
    });
}
