extension WorkspaceTemplate {
    /// Monday 2 March 2026: six customers, each in a situation of its own.
    static let ledger = [
        File(
            path: "ledger/snapshot.csv",
            text: """
                as_of,legal_entity,last_bank_day,paid_invoices
                2026-03-02,FR01,2026-02-27,true

                """),
        File(
            path: "ledger/customers.csv",
            text: """
                customer,name,segment,country,language
                C-001,Boulangerie du Port,small,FR,fr
                C-002,Thornbury Tools Ltd,small,GB,en
                C-003,Atelier Garance,small,FR,fr
                C-004,Garage Lemoine,small,FR,fr
                C-005,Verrier Logistique,large,FR,fr
                C-006,Transports Kerdoncuff,small,FR,fr

                """),
        File(
            path: "ledger/contacts.csv",
            text: """
                customer,role,name,email,phone,address
                C-001,billing,Anne Le Goff,compta@boulangerie-du-port.example,,12 quai du Port / 29000 Quimper
                C-001,signatory,Yann Le Goff,direction@boulangerie-du-port.example,,12 quai du Port / 29000 Quimper
                C-002,billing,Ruth Marsh,accounts@thornbury-tools.example,,4 Mill Lane / Thornbury BS35 2AA
                C-002,signatory,Peter Marsh,peter@thornbury-tools.example,,4 Mill Lane / Thornbury BS35 2AA
                C-003,billing,Garance Petit,bonjour@atelier-garance.example,,3 rue des Lices / 35000 Rennes
                C-003,signatory,Garance Petit,bonjour@atelier-garance.example,,3 rue des Lices / 35000 Rennes
                C-004,billing,Marc Lemoine,garage@lemoine.example,,ZA des Vignes / 49000 Angers
                C-004,signatory,Marc Lemoine,garage@lemoine.example,,ZA des Vignes / 49000 Angers
                C-005,billing,Service comptable,factures@verrier-logistique.example,,1 rue du Fret / 69000 Lyon
                C-005,signatory,Claire Verrier,c.verrier@verrier-logistique.example,,1 rue du Fret / 69000 Lyon
                C-006,billing,Loig Kerdoncuff,loig@kerdoncuff.example,,Route de Brest / 29200 Brest
                C-006,signatory,Loig Kerdoncuff,loig@kerdoncuff.example,,Route de Brest / 29200 Brest

                """),
        File(
            path: "ledger/invoices.csv",
            text: """
                invoice,customer,legal_entity,issued,due,currency,amount
                F-1001,C-001,FR01,2026-01-26,2026-02-25,EUR,480.00
                F-1002,C-002,FR01,2026-01-20,2026-02-19,GBP,1250.00
                F-1003,C-003,FR01,2026-01-15,2026-02-14,EUR,900.00
                F-1004,C-004,FR01,2026-01-10,2026-02-09,EUR,640.00
                F-1005,C-005,FR01,2026-01-29,2026-02-28,EUR,18400.00
                F-1006,C-006,FR01,2025-12-20,2026-01-19,EUR,2300.00
                F-1007,C-006,FR01,2026-02-20,2026-03-22,EUR,310.00

                """),
        File(
            path: "ledger/payments.csv",
            text: """
                payment,customer,legal_entity,invoice,date,amount,currency,method,status
                P-501,C-006,FR01,F-1006,2026-02-02,300.00,EUR,transfer,received

                """),
        File(
            path: "ledger/disputes.csv",
            text: """
                dispute,customer,legal_entity,invoice,opened,closed,amount,currency,reason
                D-11,C-003,FR01,F-1003,2026-02-16,,900.00,EUR,delivery

                """),
        File(
            path: "ledger/promises.csv",
            text: """
                promise,customer,legal_entity,invoice,made,date,amount,currency
                PR-7,C-004,FR01,F-1004,2026-02-18,2026-03-09,640.00,EUR

                """),
        File(
            path: "ledger/history.csv",
            text: """
                day,message,customer,legal_entity,playbook,step,invoice,kind,channel,recipient,outcome
                2026-02-16,M-901,C-004,FR01,small,first_reminder,F-1004,message,email,billing,sent
                2026-01-26,M-880,C-006,FR01,small,first_reminder,F-1006,message,email,billing,sent
                2026-02-09,M-893,C-006,FR01,small,second_reminder,F-1006,message,email,billing,sent

                """),
    ]
}
