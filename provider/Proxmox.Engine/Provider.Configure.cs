using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    // Both are replaced by a configure and only read elsewhere; an operation under way keeps the session that it began with.
    private volatile Session? _session;
    private volatile string _whyNoSession = "The provider has not been configured.";

    /// <inheritdoc cref="ValidateConfiguration"/>
    public partial DiagnosticList ValidateConfiguration(Value config)
    {
        var diagnostics = Validate(Configuration, config);
        var completed = ProviderConfiguration.Complete(config, _options.Environment, diagnostics);
        var complete = completed.Value;
        if (!diagnostics.HasErrors && complete.IsWhollyKnown)
        {
            CheckOptions(ProviderConfiguration.Options(complete, _options.Version), completed, diagnostics);
        }

        return diagnostics;
    }

    /// <inheritdoc cref="Configure"/>
    public partial DiagnosticList Configure(Value config) => ConfigureWith(config, isForReading: false);

    /// <inheritdoc cref="ConfigureForReading"/>
    public partial DiagnosticList ConfigureForReading(Value config) => ConfigureWith(config, isForReading: true);

    private DiagnosticList ConfigureWith(Value config, bool isForReading)
    {
        var diagnostics = new DiagnosticList();
        var completed = ProviderConfiguration.Complete(config, _options.Environment, diagnostics);
        var complete = completed.Value;
        _session = null;
        IsConfigurationUnknown = !complete.IsWhollyKnown;
        if (IsConfigurationUnknown)
        {
            _whyNoSession = "The provider's configuration holds values that are known only after other objects have been applied. Apply "
                + "those first, for instance with -target, or give the values directly.";
            return diagnostics;
        }

        diagnostics.AddRange(Validate(Configuration, complete));
        var options = ProviderConfiguration.Options(complete, _options.Version);
        CheckOptions(options, completed, diagnostics);
        if (diagnostics.HasErrors)
        {
            _whyNoSession = "The provider's configuration is not valid.";
            return diagnostics;
        }

        if (options.Insecure)
        {
            diagnostics.Warn(
                "Certificates are not checked",
                "insecure is set, so that anyone between here and PVE can read and change everything, credentials included. Set "
                    + "fingerprint or ca_file instead.",
                AttributePath.Of("insecure"));
        }

        var connection = _options.Connect(options, _options.Log, _options.Time);
        var pve = isForReading ? new RememberingPve(connection) : connection;
        _session = new(pve, _options.Time, options)
        {
            Hear = _options.Hear,
            IsForReading = isForReading,
            Unremembered = isForReading ? connection : null,
            FindOwnAddress = _options.OwnAddress,
            Complete = cancel => options.CompleteAsync(_options.Log, _options.Time, cancel),
            Connect = other => _options.Connect(other, _options.Log, _options.Time),
            KeepsUnreachable = ProviderConfiguration.KeepsUnreachable(complete),
            AppliesSdn = ProviderConfiguration.AppliesSdn(complete),
            Files = options.Ssh is null ? null : _options.ReachFiles(options, pve, _options.Log, _options.Time),
        };
        return diagnostics;
    }

    /// <inheritdoc cref="WithoutEnvironment"/>
    public partial Value WithoutEnvironment(Value config) => ProviderConfiguration.WithoutEnvironment(config, _options.Environment);

    private static void CheckOptions(PveOptions options, ProviderConfiguration.Completed completed, DiagnosticList diagnostics)
    {
        // Whatever else is missing may stand in the profile.
        if (completed.LacksProfile)
        {
            return;
        }

        // What was refused already need not be refused in other words.
        var refused = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.Path)
            .ToHashSet();
        diagnostics.AddRange(options.Validate()
            .Select(problem => ProviderConfiguration.Explain(problem, completed))
            .Where(problem => !refused.Contains(problem.Path)));
    }
}
