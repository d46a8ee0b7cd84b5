using Grpc.Core;
using Proxmox.Pulumi.Values;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>
    /// Checks the provider's configuration, without network access, and answers with it just as it came. What the environment gives is
    /// looked at, but not added: what is answered here is stored.
    /// </summary>
    public override Task<CheckResponse> CheckConfig(CheckRequest request, ServerCallContext context) => AnswerAsync(context, async _ =>
    {
        var inputs = Read(request.News);
        var problems = new List<Problem>();
        var settings = new Settings(Core.Configuration);
        var diagnostics = Core.ValidateConfiguration(Core.WithoutEnvironment(settings.Read(inputs, problems)));
        // The engine takes the marks off what it sends here, and puts them back on the answer.
        var marked = SecretMarks.OnFields(settings.Properties, inputs);
        var report = new Report(Core.Configuration, _engineLog, request.Urn, SecretTexts.Of(marked));
        await report.WarnAsync(diagnostics);
        return new CheckResponse
        {
            Inputs = Write(inputs),
            Failures = { report.Failures(problems, diagnostics, settings.Properties, marked) }
        };
    });
}
