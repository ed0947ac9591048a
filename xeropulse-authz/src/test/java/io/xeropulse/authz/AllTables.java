package io.xeropulse.authz;

import io.xeropulse.authz.apikey.ApiKeyTransaction;
import io.xeropulse.authz.embed.EmbedTransaction;
import io.xeropulse.authz.session.SessionTransaction;

/** Every table, as one store of all offers them. */
public interface AllTables extends SessionTransaction, ApiKeyTransaction, EmbedTransaction {}
